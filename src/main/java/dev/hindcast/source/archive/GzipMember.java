package dev.hindcast.source.archive;

import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a gzip file holds, unpacked afresh each time that it is opened.
 *
 * @param packed the gzip file
 * @param sizeBytes unpacked, as measured; where the file is damaged, up to there
 */
record GzipMember(String path, Source packed, long sizeBytes) implements Source {

    @Override
    public InputStream open() throws IOException {
        return new MemberStream(GzipStream.of(packed), sizeBytes, MemberStream.NO_CHECKSUM, damage -> {
            // was met and told when it was measured
        });
    }
}
