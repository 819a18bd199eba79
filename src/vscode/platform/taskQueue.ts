/** Runs one task after the other. */
export interface TaskQueue {
  /** Adds a task. Settles after it has succeeded or failed. */
  add(task: () => Promise<void>): Promise<void>;
  /** Returns a function that adds the task, once for all calls before the task begins. */
  once(task: () => Promise<void>): () => Promise<void>;
  /** Settles after all tasks that have been added so far. */
  idle(): Promise<void>;
  /** Stops: no task begins from now on. */
  dispose(): void;
}

/** Creates an empty queue. A failing task calls `onError`; the next one still runs. */
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
