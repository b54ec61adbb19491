export { TradeAssociationModule } from './trade-association.module.js';
