export { GeneralAgencyModule } from './general-agency.module.js';
