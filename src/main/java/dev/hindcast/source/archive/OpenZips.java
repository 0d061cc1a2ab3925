package dev.hindcast.source.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The zips that were read last. A folder may hold thousands of them, more than a process may open and more than memory
 * holds directories of; members are read in the order of their paths, so few are needed at a time.
 */
final class OpenZips {

    private static final int OPEN_MAX = 4;

    private final long directoryBytesMax;
    private final Map<Path, OpenZip> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<OpenZip, Integer> streams = new HashMap<>();

    OpenZips(long directoryBytesMax) {
        this.directoryBytesMax = directoryBytesMax;
    }

    /** Good until another zip is asked for. */
    synchronized OpenZip zip(Path file) throws IOException {
        OpenZip zip = open.get(file);
        if (zip == null) {
            letGo(OPEN_MAX - 1);
            zip = OpenZip.of(file, directoryBytesMax);
            open.put(file, zip);
        }
        return zip;
    }

    /** A fresh stream of a member; its zip stays open until the stream is closed. */
    synchronized InputStream open(Path file, int index) throws IOException {
        OpenZip zip = zip(file);
        InputStream member = zip.open(index);
        streams.merge(zip, 1, Integer::sum);
        return new FilterInputStream(member) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    release(zip);
                    super.close();
                }
            }
        };
    }

    private synchronized void release(OpenZip zip) {
        streams.computeIfPresent(zip, (z, n) -> n == 1 ? null : n - 1);
    }

    synchronized void close() {
        streams.clear();
        letGo(0);
    }

    private void letGo(int keep) {
        Iterator<OpenZip> eldest = open.values().iterator();
        while (open.size() > keep && eldest.hasNext()) {
            OpenZip zip = eldest.next();
            if (!streams.containsKey(zip)) {
                eldest.remove();
                try {
                    zip.close();
                } catch (IOException e) {
                    // opened for reading only: nothing is lost
                }
            }
        }
    }
}
