package dev.hindcast.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** How far bytes are ASCII without zeros, eight at a time: it is asked of every byte of every text. */
final class AsciiRun {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private AsciiRun() {}

    /** The first byte from a place on that is zero or beyond ASCII, or {@code to}. */
    static int end(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 32 <= to; at += 32) {
            long a = (long) LONGS.get(bytes, at);
            long b = (long) LONGS.get(bytes, at + 8);
            long c = (long) LONGS.get(bytes, at + 16);
            long d = (long) LONGS.get(bytes, at + 24);
            // subtracting one turns the high bit on where a byte is zero
            long found = a | b | c | d | (a - ONES) | (b - ONES) | (c - ONES) | (d - ONES);
            if ((found & HIGH_BITS) != 0) {
                break;
            }
        }
        while (at < to && bytes[at] > 0) {
            at++;
        }
        return at;
    }
}
