package org.cordon.boot.wiring;

import org.cordon.app.concurrent.OutOfMemoryExit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The executors of a running program. What fails in one of them, and what nobody waits for, is
/// logged by one handler. Threads are never interrupted: some of them write to a database, which an
/// interrupt would close.
public final class ProgramExecutors implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramExecutors.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<ExecutorService> all = new ArrayList<>();

    /// Logs what ends a thread unforeseen, of any thread of the program; running out of memory ends the
    /// program.
    public static void logWhatEndsAThread() {
        OutOfMemoryExit.prepare();
        Thread.setDefaultUncaughtExceptionHandler(ProgramExecutors::ended);
    }

    private static void ended(Thread thread, Throwable why) {
        OutOfMemoryExit.check(why);
        LOG.error("thread {} ended by an unexpected error", thread.getName(), why);
    }

    /// One thread, one task at a time, in order.
    ExecutorService single(String name) {
        return keep(Executors.newSingleThreadExecutor(named(name)));
    }

    /// Threads `<prefix>-1` and on, for work that blocks.
    ExecutorService pool(String prefix, int size) {
        return keep(
                Executors.newFixedThreadPool(
                        size,
                        Thread.ofPlatform()
                                .daemon()
                                .name(prefix + "-", 1)
                                .uncaughtExceptionHandler(ProgramExecutors::ended)
                                .factory()));
    }

    /// One thread for what happens again and again. A repeated task that fails is logged, once until it
    /// succeeds, and repeated.
    ScheduledExecutorService scheduled(String name) {
        ScheduledThreadPoolExecutor executor = new Repeating(named(name));
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return keep(executor);
    }

    private static ThreadFactory named(String name) {
        return Thread.ofPlatform()
                .daemon()
                .name(name)
                .uncaughtExceptionHandler(ProgramExecutors::ended)
                .factory();
    }

    private <E extends ExecutorService> E keep(E executor) {
        all.add(executor);
        return executor;
    }

    /// Takes no more tasks, and waits a while for those that run.
    @Override
    public void close() {
        all.forEach(ExecutorService::shutdown);
        try {
            for (ExecutorService executor : all) {
                if (!executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    LOG.warn("a task did not end in time and is left to itself");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// In a plain executor a repeated task's failure hides in a future that nobody reads, and ends its
    /// repetition.
    private static final class Repeating extends ScheduledThreadPoolExecutor {
        Repeating(ThreadFactory threads) {
            super(1, threads);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return super.schedule(guarded(task), delay, unit);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(
                Runnable task, long first, long period, TimeUnit unit) {
            return super.scheduleAtFixedRate(guarded(task), first, period, unit);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(
                Runnable task, long first, long delay, TimeUnit unit) {
            return super.scheduleWithFixedDelay(guarded(task), first, delay, unit);
        }

        private static Runnable guarded(Runnable task) {
            AtomicBoolean failing = new AtomicBoolean();
            return () -> {
                try {
                    task.run();
                    failing.set(false);
                } catch (Throwable e) {
                    OutOfMemoryExit.check(e);
                    if (failing.compareAndSet(false, true)) {
                        LOG.error("a task of {} failed", Thread.currentThread().getName(), e);
                    }
                }
            };
        }
    }
}
