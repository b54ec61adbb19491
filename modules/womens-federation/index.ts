export { WomensFederationModule } from './womens-federation.module.js';
