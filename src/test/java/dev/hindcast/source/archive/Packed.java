package dev.hindcast.source.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Archives that tests write, the same bytes every time. */
public final class Packed {

    private static final long WRITTEN_AT = 1_773_489_600_000L;

    private final Map<String, byte[]> members = new LinkedHashMap<>();

    public static Packed of(String name, byte[] content) {
        return new Packed().and(name, content);
    }

    public static Packed of(String name, String content) {
        return of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public static Packed nothing() {
        return new Packed();
    }

    public Packed and(String name, byte[] content) {
        members.put(name, content);
        return this;
    }

    public Packed and(String name, String content) {
        return and(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] zip() throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(channel)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipArchiveEntry entry = new ZipArchiveEntry(member.getKey());
                entry.setTime(WRITTEN_AT);
                zip.putArchiveEntry(entry);
                zip.write(member.getValue());
                zip.closeArchiveEntry();
            }
        }
        return bytes(channel);
    }

    public byte[] sevenZip(char... password) throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile archive =
                password.length == 0 ? new SevenZOutputFile(channel) : new SevenZOutputFile(channel, password)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName(member.getKey());
                entry.setLastModifiedDate(new Date(WRITTEN_AT));
                archive.putArchiveEntry(entry);
                archive.write(member.getValue());
                archive.closeArchiveEntry();
            }
        }
        return bytes(channel);
    }

    public byte[] tar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey(), true);
                entry.setModTime(WRITTEN_AT);
                entry.setSize(member.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(member.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    public byte[] tarGz() throws IOException {
        return gz(tar(), null);
    }

    /** The first member alone, with its name stored. */
    public byte[] gz() throws IOException {
        Map.Entry<String, byte[]> only = members.entrySet().iterator().next();
        return gz(only.getValue(), only.getKey());
    }

    public static byte[] gz(byte[] content, String storedName) throws IOException {
        GzipParameters parameters = new GzipParameters();
        if (storedName != null) {
            parameters.setFileName(storedName);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gz = new GzipCompressorOutputStream(bytes, parameters)) {
            gz.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(SeekableInMemoryByteChannel channel) throws IOException {
        byte[] all = new byte[(int) channel.size()];
        System.arraycopy(channel.array(), 0, all, 0, all.length);
        return all;
    }
}
