export const slaFace = 1;
