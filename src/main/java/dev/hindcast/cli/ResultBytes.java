package dev.hindcast.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Results as bytes; a reader that closes its end of a pipe is told apart from a disk that is full. */
final class ResultBytes extends OutputStream {

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
            out.write(bytes, offset, length);
        } catch (IOException failure) {
            // the JDK has no type for it; the words are the system's (EPIPE)
            throw String.valueOf(failure.getMessage()).contains("Broken pipe") ? new OutputEnded(failure) : failure;
        }
    }
}
