export { type Assemble, type Assembled, createAssemble } from './assemble.ts';
export { type AnsweredRequest, createPrepare, type Prepare } from './prepare.ts';
export { type PreparedAnswer, PreparedAnswers } from './prepared-answers.ts';
