export const laborFace = 1;
