package dev.hindcast.clock;

/**
 * What is known of a clock offset: it lies in [low, high]. Seconds, clock minus reference, positive = ahead; a side may
 * be infinite.
 */
public record OffsetBand(double lowSeconds, double highSeconds) {

    /** Nothing is known. */
    public static final OffsetBand UNKNOWN = new OffsetBand(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public OffsetBand {
        if (!(lowSeconds <= highSeconds)) {
            throw new IllegalArgumentException("[" + lowSeconds + ", " + highSeconds + "] is no band");
        }
    }

    public double widthSeconds() {
        return highSeconds - lowSeconds;
    }

    public double middleSeconds() {
        return (lowSeconds + highSeconds) / 2;
    }

    public boolean isFinite() {
        return Double.isFinite(lowSeconds) && Double.isFinite(highSeconds);
    }

    /** Whether every offset in the band is larger in size than {@code limitSeconds}. */
    public boolean whollyBeyond(double limitSeconds) {
        return lowSeconds > limitSeconds || highSeconds < -limitSeconds;
    }

    /** Whether every offset in the band is smaller in size than {@code limitSeconds}. */
    public boolean whollyWithin(double limitSeconds) {
        return lowSeconds > -limitSeconds && highSeconds < limitSeconds;
    }

    /** The band of (this clock minus another): errors add up. */
    public OffsetBand minus(OffsetBand other) {
        return new OffsetBand(lowSeconds - other.highSeconds, highSeconds - other.lowSeconds);
    }
}
