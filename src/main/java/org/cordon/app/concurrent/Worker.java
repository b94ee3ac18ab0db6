package org.cordon.app.concurrent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A background loop on a thread of its own: runs a body again and again until it is closed.
///
/// Each call of the body is one turn. It does what there is to do, and calls [#await] when there is
/// nothing. A turn that throws, whatever it throws, is reported ([#status], [#onStatus], one line in the
/// log an outage) and repeated after the wait that the [RetryPolicy] names; the loop ends only when it is
/// closed. An [OutOfMemoryError] alone ends the process.
///
/// The thread is never interrupted by the worker, since an interrupt closes files and databases under
/// it; an interrupt from elsewhere is passed over. What does not say whose it is may be called by any thread.
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    // Made while there is memory.
    private static final WorkerStatus ENDED = new WorkerStatus.Ended();

    private final String name;
    private final Body body;
    private final FailureHandler onFailure;
    private final BooleanSupplier isFinished;
    private final Runnable onEnd;
    private final Duration closeWithin;
    private final WorkerEnvironment environment;
    private final Outage outage;
    private final Listeners<WorkerStatus> listeners;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean signalled;
    private volatile boolean retryNow;
    private volatile boolean closing;
    private boolean started;
    private volatile WorkerStatus status = new WorkerStatus.Created();

    /// One turn of the loop.
    @FunctionalInterface
    public interface Body {
        /// Does what there is to do, on the worker's thread.
        ///
        /// @throws Exception anything; the turn counts as failed and is repeated after a wait
        void run() throws Exception;
    }

    /// Hears of a failed turn, on the worker's thread, before the wait.
    @FunctionalInterface
    public interface FailureHandler {
        /// A turn failed.
        ///
        /// @param cause what it threw
        /// @param failures turns that failed in a row, from 1
        /// @param wait what the retry policy names
        /// @return how long to wait; usually `wait`
        Duration failed(Throwable cause, int failures, Duration wait);
    }

    /// A worker in the making.
    public static final class Builder {
        private final String name;
        private final RetryPolicy retry;
        private Outage.Texts texts;
        private Logger log = LOG;
        private final List<Class<? extends Throwable>> expected = new ArrayList<>();
        private FailureHandler onFailure = (_, _, wait) -> wait;
        private BooleanSupplier isFinished = () -> true;
        private Runnable onEnd = () -> {};
        private Duration closeWithin = Duration.ofSeconds(10);
        private int priority = Thread.NORM_PRIORITY;
        private boolean daemon = true;
        private WorkerEnvironment environment = WorkerEnvironment.system();

        private Builder(String name, RetryPolicy retry) {
            this.name = name;
            this.retry = retry;
            texts = new Outage.Texts(name + " failed; it is repeated", name + " works again");
        }

        /// What the log says when an outage begins and when it ends, and who says it.
        public Builder log(Logger logger, String began, String ended) {
            log = logger;
            texts = new Outage.Texts(began, ended);
            return this;
        }

        /// Failures of this kind are no defects: a warning, not an error.
        public Builder expect(Class<? extends Throwable> kind) {
            expected.add(kind);
            return this;
        }

        /// Hears of every failed turn, and may change the wait. What it throws itself is logged, and the
        /// wait is what the policy names.
        public Builder onFailure(FailureHandler handler) {
            onFailure = handler;
            return this;
        }

        /// Turns go on after [#close] until this holds or one fails; asked on the worker's thread. Without
        /// it, the turn at hand is the last.
        public Builder closeOnce(BooleanSupplier finished) {
            isFinished = finished;
            return this;
        }

        /// Runs last on the worker's thread; on the closing thread if the worker was never started.
        public Builder onEnd(Runnable last) {
            onEnd = last;
            return this;
        }

        /// How long [#close] waits for the thread; ten seconds if not set.
        public Builder closeWithin(Duration deadline) {
            closeWithin = deadline;
            return this;
        }

        /// Priority of the thread, [Thread#MIN_PRIORITY] to [Thread#MAX_PRIORITY]; a hint.
        public Builder priority(int value) {
            priority = value;
            return this;
        }

        /// Keeps the process alive while the worker runs.
        public Builder keepsProcessAlive() {
            daemon = false;
            return this;
        }

        /// Time, chance and the end of memory; the machine's own if not set.
        public Builder environment(WorkerEnvironment of) {
            environment = of;
            return this;
        }

        /// The worker; [Worker#start] begins.
        public Worker build(Body body) {
            return new Worker(this, body);
        }
    }

    /// A worker to be built.
    ///
    /// @param name of its thread, and in the log
    /// @param retry waits after failed turns
    public static Builder named(String name, RetryPolicy retry) {
        return new Builder(name, retry);
    }

    @SuppressWarnings("ThreadPriorityCheck")
    private Worker(Builder from, Body body) {
        name = from.name;
        this.body = body;
        onFailure = from.onFailure;
        isFinished = from.isFinished;
        onEnd = from.onEnd;
        closeWithin = from.closeWithin;
        environment = from.environment;
        outage =
                new Outage(
                        from.log, from.texts, from.retry, from.environment.random(), from.expected);
        listeners = new Listeners<>("worker " + name);
        thread = Thread.ofPlatform().name(name).daemon(from.daemon).unstarted(this::run);
        thread.setPriority(from.priority);
    }

    /// Begins. Call once; does nothing after [#close].
    public void start() {
        lock.lock();
        try {
            if (closing) {
                return;
            }
            started = true;
            thread.start();
        } finally {
            lock.unlock();
        }
    }

    /// There is something to do: ends an [#await], or makes the next one return at once.
    public void signal() {
        if (!signalled) {
            wake(() -> signalled = true);
        }
    }

    /// Ends the wait after a failure, or a [#sleep], now; called during a turn, it ends the next one.
    public void retryNow() {
        wake(() -> retryNow = true);
    }

    private void wake(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a signal and takes it. Of the worker's thread, within a turn. The turn counts as
    /// successful up to here: an outage ends.
    ///
    /// @return false if the time was over, or the worker is closing
    public boolean await(Duration atMost) {
        requireOwnThread();
        succeeded();
        lock.lock();
        try {
            waitWhile(atMost, () -> !signalled);
            boolean was = signalled && !closing;
            signalled = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    /// Waits whether it is signalled or not, and leaves the signal; only [#retryNow] and closing end it
    /// early. Of the worker's thread, within a turn.
    public void sleep(Duration length) {
        requireOwnThread();
        lock.lock();
        try {
            waitWhile(length, () -> !retryNow);
        } finally {
            lock.unlock();
        }
    }

    /// Whether [#close] was called: a long turn should end soon.
    public boolean isClosing() {
        return closing;
    }

    /// How it is doing. Any thread.
    public WorkerStatus status() {
        return status;
    }

    /// Hears, on the worker's thread, of each change of [#status].
    public Subscription onStatus(Consumer<WorkerStatus> listener) {
        return listeners.add(listener);
    }

    private void requireOwnThread() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("only the thread of " + name + " may wait here");
        }
    }

    private void waitWhile(Duration atMost, BooleanSupplier nothing) {
        long left = atMost.toNanos();
        while (left > 0 && !closing && nothing.getAsBoolean()) {
            try {
                left = environment.timedWait().await(changed, left);
            } catch (InterruptedException e) {
                LOG.debug("{} was interrupted and goes on", name, e);
            }
        }
    }

    private void run() {
        try {
            become(new WorkerStatus.Working());
            while (!closing || !finished()) {
                retryNow = false;
                if (!turn() && closing) {
                    break;
                }
            }
            end();
        } catch (OutOfMemoryError e) {
            status = ENDED;
            environment.outOfMemory().accept(e);
        }
    }

    private boolean finished() {
        try {
            return isFinished.getAsBoolean();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            LOG.error("{} cannot tell whether it has finished; it ends", name, e);
            return true;
        }
    }

    /// @return whether it succeeded
    private boolean turn() {
        try {
            body.run();
            succeeded();
            return true;
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            failed(e);
            return false;
        }
    }

    private void succeeded() {
        if (outage.succeeded()) {
            become(new WorkerStatus.Working());
        }
    }

    private void failed(Throwable cause) {
        Duration policy = outage.failed(cause);
        Duration wait = policy;
        try {
            wait = onFailure.failed(cause, outage.failures(), policy);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            LOG.error("{} could not handle its own failure; it goes on", name, e);
        }
        become(new WorkerStatus.Failing(outage.failures(), cause, wait));
        sleep(wait);
    }

    private void end() {
        try {
            onEnd.run();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            LOG.error("{} did not end in order", name, e);
        }
        become(ENDED);
    }

    private void become(WorkerStatus next) {
        status = next;
        listeners.publish(next);
    }

    /// Ends the loop after the turn at hand and waits for the thread, no longer than the deadline it was
    /// built with. Called on the worker's own thread, it does not wait.
    @Override
    public void close() {
        if (!close(closeWithin)) {
            LOG.warn("{} did not end within {}; it is left behind", name, closeWithin);
        }
    }

    /// Ends the loop after the turn at hand and waits for the thread.
    ///
    /// @param deadline at most so long
    /// @return whether the thread has ended; true if it was never started
    public boolean close(Duration deadline) {
        boolean neverStarted;
        lock.lock();
        try {
            neverStarted = !started && !closing;
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (neverStarted) {
            end();
            return true;
        }
        return !thread.isAlive() || Thread.currentThread() == thread || hasEnded(deadline);
    }

    /// An interrupt of the closing thread shortens nothing: it is kept for whoever looks for it.
    private boolean hasEnded(Duration deadline) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return thread.join(deadline);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
