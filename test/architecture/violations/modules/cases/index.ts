export const casesFace = 1;
