export { StationModule } from './station.module.js';
