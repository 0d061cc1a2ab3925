package dev.hindcast.source.evtx;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Several workers on one file: each takes the next few chunks, reads them, waits until everything before them was
 * delivered, and delivers. So the order of what comes out, and with it every byte, is the same for any number of threads,
 * and no more is in memory than each worker's own chunks.
 */
final class ChunkPipeline {

    /** What one thread does with chunks. */
    interface Worker {

        /** Reads a batch; called by one thread. */
        ChunkResult read(SlotStream.Batch batch);

        /** Hands the result on; called in the order of the file, by one thread at a time. */
        void deliver(ChunkResult result) throws IOException;
    }

    private final SlotStream slots;
    private final int batchSlots;
    private final Object turns = new Object();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private long turn;

    ChunkPipeline(SlotStream slots, int batchSlots) {
        this.slots = slots;
        this.batchSlots = batchSlots;
    }

    /**
     * Runs to the end of the file.
     *
     * @param threads how many workers, the calling thread being one of them
     */
    void run(int threads, Supplier<Worker> workers) throws IOException {
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            Worker worker = workers.get();
            Thread thread = new Thread(() -> work(worker), "hindcast-evtx-" + i);
            thread.setDaemon(true);
            thread.start();
            others.add(thread);
        }
        work(workers.get());
        for (Thread other : others) {
            try {
                other.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while reading");
            }
        }
        rethrow(failure.get());
    }

    private static void rethrow(@Nullable Throwable failed) throws IOException {
        if (failed instanceof IOException e) {
            throw e;
        }
        if (failed instanceof RuntimeException e) {
            throw e;
        }
        if (failed instanceof Error e) {
            throw e;
        }
    }

    private void work(Worker worker) {
        try {
            SlotStream.Batch batch = new SlotStream.Batch(batchSlots);
            while (failure.get() == null && slots.next(batch)) {
                ChunkResult result = worker.read(batch);
                if (!awaitTurn(batch.turn())) {
                    return;
                }
                worker.deliver(result);
                synchronized (turns) {
                    turn++;
                    turns.notifyAll();
                }
            }
        } catch (IOException | RuntimeException | Error stopped) {
            failure.compareAndSet(null, stopped);
            synchronized (turns) {
                turns.notifyAll();
            }
        }
    }

    /** False where another worker failed, or the thread is to stop. */
    private boolean awaitTurn(long mine) {
        synchronized (turns) {
            while (turn != mine && failure.get() == null) {
                try {
                    turns.wait();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    failure.compareAndSet(null, new InterruptedIOException("interrupted while reading"));
                    turns.notifyAll();
                }
            }
            return failure.get() == null;
        }
    }
}
