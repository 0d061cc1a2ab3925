package dev.hindcast.source.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip whose central directory is read, so that any member can be unpacked by itself. */
final class OpenZip implements Closeable {

    /** APPNOTE 4.3.16: 22 bytes and a comment of at most 65,535. */
    private static final int END_RECORD_BYTES = 22;

    private static final int END_RECORD_BYTES_MAX = END_RECORD_BYTES + 0xffff;

    /** APPNOTE 4.4.22: the real number stands in the zip64 record. */
    private static final int COUNT_IN_ZIP64 = 0xffff;

    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;

    private OpenZip(ZipFile zip) {
        this.zip = zip;
        this.entries = List.copyOf(Collections.list(zip.getEntries()));
    }

    /** @throws IOException where the central directory is missing, broken or larger than allowed */
    static OpenZip of(Path file, long directoryBytesMax) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            int declared = declaredMembers(channel);
            MeteredChannel metered = new MeteredChannel(channel, directoryBytesMax);
            OpenZip open = new OpenZip(ZipFile.builder()
                    .setSeekableByteChannel(metered)
                    // read when a member is opened, so that one broken header does not cost all
                    .setIgnoreLocalFileHeader(true)
                    .get());
            if (declared != COUNT_IN_ZIP64 && (open.entries.size() & 0xffff) != declared) {
                throw new IOException("the central directory lists " + open.entries.size() + " members where its end"
                        + " says " + declared);
            }
            metered.lift();
            return open;
        } catch (IOException | RuntimeException broken) {
            channel.close();
            throw broken instanceof IOException io ? io : new IOException(Damage.words(broken), broken);
        }
    }

    /** In the order of the central directory, folders too. */
    List<ZipArchiveEntry> entries() {
        return entries;
    }

    boolean canRead(ZipArchiveEntry entry) {
        return zip.canReadEntryData(entry);
    }

    InputStream open(int index) throws IOException {
        if (index >= entries.size()) {
            throw new IOException("the archive has changed since it was listed");
        }
        try {
            InputStream in = zip.getInputStream(entries.get(index));
            if (in == null) {
                throw new IOException("the member's own header lies outside the archive");
            }
            return in;
        } catch (RuntimeException | LinkageError broken) {
            throw new IOException(Damage.words(broken), broken);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static int declaredMembers(SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        int length = (int) Math.min(size, END_RECORD_BYTES_MAX);
        ByteBuffer end = ByteBuffer.allocate(length);
        channel.position(size - length);
        while (end.hasRemaining() && channel.read(end) >= 0) {
            // until the end of the file stands in memory
        }
        byte[] bytes = end.array();
        for (int i = length - END_RECORD_BYTES; i >= 0; i--) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 5 && bytes[i + 3] == 6) {
                return (bytes[i + 10] & 0xff) | (bytes[i + 11] & 0xff) << 8;
            }
        }
        throw new IOException("its central directory is missing");
    }
}
