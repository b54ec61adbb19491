export { UrbanManagementModule } from './urban-management.module.js';
