package dev.hindcast.index;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A network of IP addresses. IPv4 lives inside IPv6 as {@code ::ffff:a.b.c.d} (RFC 4291, section 2.5.5.2), because
 * Windows writes client addresses so: {@code 10.0.0.0/8} holds {@code ::ffff:10.1.2.3}. Names are never looked up.
 *
 * @param address the network's address as an unsigned 128-bit number, host bits cleared
 * @param prefixBits 0 to 128, counted in IPv6: 96 more than an IPv4 prefix says
 */
public record Network(BigInteger address, int prefixBits) {

    private static final int BITS = 128;
    private static final int GROUPS = 8;
    private static final int IPV4_OFFSET_BITS = 96;
    private static final BigInteger MAPPED = BigInteger.valueOf(0xffffL).shiftLeft(32);

    public Network {
        address = address.shiftRight(BITS - prefixBits).shiftLeft(BITS - prefixBits);
    }

    /** Reads {@code 10.0.0.0/8}, {@code fe80::/10}, or an address alone; empty for anything else. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String base = slash < 0 ? text : text.substring(0, slash);
        boolean ipv4 = base.indexOf(':') < 0;
        int most = ipv4 ? BITS - IPV4_OFFSET_BITS : BITS;
        int bits = slash < 0 ? most : smallNumber(text.substring(slash + 1), most);
        if (bits < 0) {
            return Optional.empty();
        }
        return addressOf(base).map(address -> new Network(address, ipv4 ? bits + IPV4_OFFSET_BITS : bits));
    }

    /** Whether {@code text} is an address (a zone as in {@code fe80::1%eth0} does not count) inside this network. */
    public boolean contains(String text) {
        int shift = BITS - prefixBits;
        return addressOf(text)
                .filter(other -> other.shiftRight(shift).equals(address.shiftRight(shift)))
                .isPresent();
    }

    private static Optional<BigInteger> addressOf(String text) {
        // the longest rendering of an address with a zone stays far below this
        if (text.isEmpty() || text.length() > 100) {
            return Optional.empty();
        }
        if (text.indexOf(':') < 0) {
            long ipv4 = ipv4Of(text);
            return ipv4 < 0 ? Optional.empty() : Optional.of(MAPPED.add(BigInteger.valueOf(ipv4)));
        }
        int zone = text.indexOf('%');
        return ipv6Of(zone < 0 ? text : text.substring(0, zone));
    }

    /** The address as a number, or -1. A leading zero is refused: some programs read it as octal. */
    private static long ipv4Of(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return -1;
        }
        long address = 0;
        for (String part : parts) {
            int octet = smallNumber(part, 255);
            if (octet < 0) {
                return -1;
            }
            address = address << 8 | octet;
        }
        return address;
    }

    private static Optional<BigInteger> ipv6Of(String written) {
        String text = written;
        int lastColon = text.lastIndexOf(':');
        if (text.indexOf('.') >= 0) {
            long ipv4 = ipv4Of(text.substring(lastColon + 1));
            if (ipv4 < 0) {
                return Optional.empty();
            }
            text = text.substring(0, lastColon + 1) + Long.toHexString(ipv4 >> 16) + ":"
                    + Long.toHexString(ipv4 & 0xffff);
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            BigInteger[] all = groupsOf(text);
            return all.length == GROUPS ? Optional.of(join(all)) : Optional.empty();
        }
        BigInteger[] left = groupsOf(text.substring(0, gap));
        BigInteger[] right = groupsOf(text.substring(gap + 2));
        boolean wrong = isWrong(left) || isWrong(right);
        if (wrong || left.length + right.length >= GROUPS) {
            return Optional.empty();
        }
        return Optional.of(join(left).shiftLeft(16 * (GROUPS - left.length)).or(join(right)));
    }

    /** The groups between colons; a single -1 if one of them is no group. */
    private static BigInteger[] groupsOf(String text) {
        if (text.isEmpty()) {
            return new BigInteger[0];
        }
        String[] parts = text.split(":", -1);
        BigInteger[] groups = new BigInteger[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!isGroup(parts[i])) {
                return new BigInteger[] {BigInteger.ONE.negate()};
            }
            groups[i] = new BigInteger(parts[i], 16);
        }
        return groups;
    }

    private static boolean isWrong(BigInteger[] groups) {
        return groups.length > 0 && groups[0].signum() < 0;
    }

    private static boolean isGroup(String part) {
        return !part.isEmpty()
                && part.length() <= 4
                && part.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }

    private static BigInteger join(BigInteger[] groups) {
        BigInteger joined = BigInteger.ZERO;
        for (BigInteger group : groups) {
            joined = joined.shiftLeft(16).or(group);
        }
        return joined;
    }

    /** A decimal number from 0 to {@code most} without a leading zero, or -1. */
    private static int smallNumber(String text, int most) {
        if (text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + (digit - '0');
        }
        return number <= most ? number : -1;
    }
}
