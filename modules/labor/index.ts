export { LaborModule } from './labor.module.js';
