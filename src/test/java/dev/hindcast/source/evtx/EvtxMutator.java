package dev.hindcast.source.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Damages an event log in the ways that disks, copies, torn writes and attackers do; the same for the same seed. */
final class EvtxMutator {

    private static final int HEADER = EvtxMaker.HEADER_SIZE;
    private static final int CHUNK = BinXmlMaker.CHUNK_SIZE;
    private static final int PAGE = 4096;
    private static final int[] CHUNK_FIELDS = {0, 8, 16, 24, 32, 40, 44, 48, 52, 120, 124};
    private static final int[] RECORD_FIELDS = {0, 4, 8, 16, 24, 28, 30, 34, 38, 42, 58, 62, 66, 67, 69, 73, 78};
    private static final int[] TYPES = {
        0, 1, 2, 4, 0x0d, 0x0e, 0x10, 0x11, 0x12, 0x13, 0x15, 0x21, 0x81, 0x82, 0x93, 0xa1
    };
    private static final long[] EXTREMES = {
        0,
        1,
        4,
        7,
        8,
        28,
        512,
        0x7fff,
        0xfff8,
        0xffff,
        0x10000,
        0x7fffffffL,
        0x80000000L,
        0xfffffffcL,
        -1,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private final SplittableRandom random;

    EvtxMutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * A damaged copy.
     *
     * @param from where in the original the damage begins
     * @param to the first byte of the original behind it
     */
    record Mutated(byte[] bytes, int from, int to) {

        /** Whether a stretch of the original is still there whole. */
        boolean spares(int begin, int end) {
            return end <= from || begin >= to;
        }
    }

    Mutated mutate(byte[] file) {
        return switch (random.nextInt(10)) {
            case 0 -> flipped(file);
            case 1 -> cut(file);
            case 2 -> inserted(file);
            case 3 -> deleted(file);
            case 4 -> blanked(file);
            case 5 -> swapped(file, PAGE);
            case 6 -> swapped(file, CHUNK);
            default -> fields(file);
        };
    }

    private Mutated flipped(byte[] file) {
        byte[] copy = file.clone();
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + 1 + random.nextInt(600));
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
            copy[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(8));
        }
        if (random.nextBoolean()) {
            seal(copy, from);
            from = chunkAt(from);
            to = Math.max(to, from + CHUNK);
        }
        return new Mutated(copy, from, to);
    }

    private Mutated cut(byte[] file) {
        int length = random.nextInt(file.length);
        return new Mutated(Arrays.copyOf(file, length), length, file.length);
    }

    private Mutated inserted(byte[] file) {
        byte[] extra = new byte[1 + random.nextInt(random.nextBoolean() ? 16 : 5000)];
        if (random.nextBoolean()) {
            random.nextBytes(extra);
        }
        int at = random.nextInt(file.length);
        byte[] copy = Arrays.copyOf(file, file.length + extra.length);
        System.arraycopy(extra, 0, copy, at, extra.length);
        System.arraycopy(file, at, copy, at + extra.length, file.length - at);
        return new Mutated(copy, at, at);
    }

    private Mutated deleted(byte[] file) {
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + 1 + random.nextInt(random.nextBoolean() ? 16 : 70_000));
        byte[] copy = Arrays.copyOf(file, file.length - (to - from));
        System.arraycopy(file, to, copy, from, file.length - to);
        return new Mutated(copy, from, to);
    }

    private Mutated blanked(byte[] file) {
        byte[] copy = file.clone();
        int from = PAGE * random.nextInt((file.length + PAGE - 1) / PAGE);
        int to = Math.min(file.length, from + PAGE * (1 + random.nextInt(3)));
        Arrays.fill(copy, from, to, (byte) (random.nextInt(3) == 0 ? 0xff : 0));
        return new Mutated(copy, from, to);
    }

    private Mutated swapped(byte[] file, int unit) {
        int units = (file.length - HEADER) / unit;
        if (units < 2) {
            return flipped(file);
        }
        int a = random.nextInt(units);
        int b = random.nextInt(units);
        int first = HEADER + unit * Math.min(a, b);
        int second = HEADER + unit * Math.max(a, b);
        byte[] copy = file.clone();
        System.arraycopy(file, first, copy, second, unit);
        System.arraycopy(file, second, copy, first, unit);
        return new Mutated(copy, first, second + unit);
    }

    /** Up to four fields of one chunk, whose checksums may be made right again. */
    private Mutated fields(byte[] file) {
        if (random.nextInt(12) == 0 || file.length < HEADER + CHUNK) {
            byte[] copy = file.clone();
            set(copy, 4 * random.nextInt(HEADER / 32), random.nextInt(4));
            return new Mutated(copy, 0, HEADER);
        }
        byte[] copy = file.clone();
        int chunk = HEADER + CHUNK * random.nextInt((file.length - HEADER) / CHUNK);
        List<Integer> records = records(file, chunk);
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            if (records.isEmpty() || random.nextInt(6) == 0) {
                set(copy, chunk + CHUNK_FIELDS[random.nextInt(CHUNK_FIELDS.length)], random.nextInt(4));
            } else {
                record(copy, records.get(random.nextInt(records.size())));
            }
        }
        if (random.nextInt(4) != 0) {
            seal(copy, chunk);
        }
        return new Mutated(copy, chunk, chunk + CHUNK);
    }

    private void record(byte[] copy, int at) {
        int size = Math.max(
                32,
                Math.min(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 4), 60_000));
        int room = Math.min(size, copy.length - at - 8);
        int descriptors = descriptors(copy, at, room);
        switch (random.nextInt(5)) {
            case 0 -> set(copy, at + RECORD_FIELDS[random.nextInt(RECORD_FIELDS.length)], random.nextInt(4));
            case 1 -> set(copy, at + room - 4, 2);
            case 2 -> set(copy, at + random.nextInt(Math.max(1, room)), random.nextInt(4));
            case 3 -> copy[at + descriptors + 4 * random.nextInt(20) + 2] = (byte) TYPES[random.nextInt(TYPES.length)];
            default -> set(copy, at + descriptors + 4 * (random.nextInt(20) - 1), 1);
        }
    }

    /** Where the descriptors of the outer instance stand in a record. */
    private static int descriptors(byte[] file, int record, int room) {
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int after = 38 + 4;
        if (room > 66) {
            int size = b.getInt(record + 38 + 20);
            after = size > 0 && size < room - 66 ? 38 + 24 + size + 4 : after;
        }
        return Math.min(after, Math.max(0, room - 84));
    }

    private void set(byte[] copy, int at, int width) {
        int bytes = 1 << width;
        if (at < 0 || at + bytes > copy.length) {
            return;
        }
        ByteBuffer b = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
        long before = b.get(at);
        long value = random.nextInt(3) == 0
                ? before + (random.nextBoolean() ? 1 : -1) * (1L << random.nextInt(5))
                : EXTREMES[random.nextInt(EXTREMES.length)];
        for (int i = 0; i < bytes; i++) {
            copy[at + i] = (byte) (value >> 8 * i);
        }
    }

    private static List<Integer> records(byte[] file, int chunk) {
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> records = new ArrayList<>();
        int at = chunk + 512;
        while (at + 28 <= chunk + CHUNK
                && b.getInt(at) == 0x2a2a
                && b.getInt(at + 4) >= 28
                && b.getInt(at + 4) < CHUNK) {
            records.add(at);
            at += b.getInt(at + 4);
        }
        return records;
    }

    private static int chunkAt(int position) {
        return position < HEADER ? 0 : HEADER + (position - HEADER) / CHUNK * CHUNK;
    }

    /** A copy whose first chunk has the right checksums, so that it is read in the usual way. */
    static byte[] sealed(byte[] file) {
        byte[] copy = file.clone();
        seal(copy, HEADER);
        return copy;
    }

    /** Makes the checksums of the chunk around a position right. */
    private static void seal(byte[] file, int position) {
        int chunk = chunkAt(position);
        if (chunk == 0 || chunk + 512 > file.length) {
            return;
        }
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int free = b.getInt(chunk + 48);
        CRC32 crc = new CRC32();
        if (free >= 512 && free <= Math.min(CHUNK, file.length - chunk)) {
            crc.update(file, chunk + 512, free - 512);
            b.putInt(chunk + 52, (int) crc.getValue());
        }
        crc.reset();
        crc.update(file, chunk, 120);
        crc.update(file, chunk + 128, 384);
        b.putInt(chunk + 124, (int) crc.getValue());
    }
}
