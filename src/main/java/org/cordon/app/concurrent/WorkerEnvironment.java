package org.cordon.app.concurrent;

import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// What workers take from outside: time, chance, and what happens when memory runs out.
///
/// @param timedWait how they wait
/// @param random the jitter of their retries; safe from any thread
/// @param outOfMemory takes an [OutOfMemoryError] that reached a worker's loop, and ends the process;
///     a worker never goes on after one
public record WorkerEnvironment(
        TimedWait timedWait, RandomGenerator random, Consumer<OutOfMemoryError> outOfMemory) {
    /// The machine's clock and chance; running out of memory ends the process.
    public static WorkerEnvironment system() {
        return new WorkerEnvironment(TimedWait.SYSTEM, new Random(), OutOfMemoryExit::endProcess);
    }
}
