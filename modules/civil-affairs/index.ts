export { CivilAffairsModule } from './civil-affairs.module.js';
