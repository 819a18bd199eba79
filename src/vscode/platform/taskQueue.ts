/** Does one task after the other. */
export interface TaskQueue {
  /** Settles when the task is done, or has gone wrong. */
  add(task: () => Promise<void>): Promise<void>;
  /** A function that adds the task, once for all calls before it begins. */
  once(task: () => Promise<void>): () => Promise<void>;
  /** Settles when all that was added until now is done. */
  idle(): Promise<void>;
  /** No task begins from now on. */
  dispose(): void;
}

/** An empty queue. What goes wrong in a task is told and costs that task. */
export function createTaskQueue(onError: (error: unknown) => void): TaskQueue {
  let work: Promise<void> = Promise.resolve();
  let isDisposed = false;
  const add = (task: () => Promise<void>): Promise<void> => {
    work = work.then(() => (isDisposed ? undefined : task())).catch(onError);
    return work;
  };
  return {
    add,
    once(task) {
      let waiting: Promise<void> | undefined;
      return () =>
        (waiting ??= add(() => {
          waiting = undefined;
          return task();
        }));
    },
    idle: () => work,
    dispose: () => {
      isDisposed = true;
    },
  };
}
