package dev.hindcast.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Results as bytes; a reader that closes its end of a pipe is told apart from a disk that is full. */
final class ResultBytes extends OutputStream {

    /** The JDK copies what is written into memory of its own; a small piece of that stays in the processor's cache. */
    private static final int SLICE_BYTES = 1 << 16;

    private final OutputStream out;

    ResultBytes(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            for (int done = 0; done < length; done += SLICE_BYTES) {
                out.write(bytes, offset + done, Math.min(SLICE_BYTES, length - done));
            }
        } catch (IOException failure) {
            // the JDK has no type for it; the words are the system's (EPIPE)
            throw String.valueOf(failure.getMessage()).contains("Broken pipe") ? new OutputEnded(failure) : failure;
        }
    }
}
