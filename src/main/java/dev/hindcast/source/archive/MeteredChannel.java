package dev.hindcast.source.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file opened for reading that gives only so many bytes while a directory is read into memory. */
final class MeteredChannel implements SeekableByteChannel {

    private final SeekableByteChannel file;
    private long left;

    MeteredChannel(SeekableByteChannel file, long bytesMax) {
        this.file = file;
        this.left = bytesMax;
    }

    /** The directory is read; members may be of any length. */
    void lift() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int got = file.read(target);
        if (got > 0 && left != Long.MAX_VALUE) {
            left -= got;
            if (left < 0) {
                throw new IOException("its directory is larger than that of any real archive");
            }
        }
        return got;
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long offset) throws IOException {
        file.position(offset);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
