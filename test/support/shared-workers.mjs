import LightRunner from 'jest-light-runner';

/**
 * One set of workers for all projects, where `jest-light-runner` alone starts one for each: the product is loaded once a
 * worker, and not once a worker and project. What a worker reads of a project (`shared` of `jest.config.js`) is the same in all.
 */
export default class SharedWorkers extends LightRunner {
  #anyContext;

  _runTest(test) {
    this.#anyContext ??= test.context;
    return super._runTest({ path: test.path, context: this.#anyContext });
  }
}
