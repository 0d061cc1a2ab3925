package dev.hindcast.source.archive;

import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A member of a zip, unpacked afresh each time that it is opened; never more than the zip declares. */
final class ZipMember implements Source {

    private final String path;
    private final OpenZips zips;
    private final Path zip;
    private final int index;
    private final long sizeBytes;
    private final long crc32;
    private volatile @Nullable String damage;

    /**
     * @param index its place in the central directory
     * @param sizeBytes unpacked, as declared
     */
    ZipMember(String path, OpenZips zips, Path zip, int index, long sizeBytes, long crc32) {
        this.path = path;
        this.zips = zips;
        this.zip = zip;
        this.index = index;
        this.sizeBytes = sizeBytes;
        this.crc32 = crc32;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public InputStream open() throws IOException {
        return new MemberStream(zips.open(zip, index), sizeBytes, crc32, why -> damage = why);
    }

    @Override
    public Optional<String> damage() {
        return Optional.ofNullable(damage);
    }
}
