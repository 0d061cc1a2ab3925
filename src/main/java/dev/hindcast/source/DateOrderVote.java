package dev.hindcast.source;

import java.util.Optional;
import java.util.Set;

/**
 * Decides for many dates of one column or capture which number is the day: one value above twelve decides for all. Where
 * none is, AM or PM speaks for the American order, and day before month is taken otherwise.
 */
public final class DateOrderVote {

    private long dayFirstOnly;
    private long monthFirstOnly;
    private long ambiguous;
    private boolean halfDay;

    public void add(WrittenTime time) {
        Set<DateOrder> orders = time.orders();
        halfDay |= time.isHalfDay();
        if (time.isAmbiguous()) {
            ambiguous++;
        } else if (orders.size() == 1 && orders.contains(DateOrder.MDY)) {
            monthFirstOnly++;
        } else if (orders.size() == 1 && orders.contains(DateOrder.DMY)) {
            dayFirstOnly++;
        }
    }

    /** The order for dates that leave it open. */
    public DateOrder order(Optional<DateOrder> stated) {
        if (stated.isPresent()) {
            return stated.get();
        }
        if (dayFirstOnly != monthFirstOnly) {
            return dayFirstOnly > monthFirstOnly ? DateOrder.DMY : DateOrder.MDY;
        }
        return halfDay ? DateOrder.MDY : DateOrder.DMY;
    }

    /** Whether some date could be read another way and no value above twelve, or values in both places, decided. */
    public boolean isAssumed(Optional<DateOrder> stated) {
        return stated.isEmpty() && ambiguous > 0 && (dayFirstOnly > 0) == (monthFirstOnly > 0);
    }

    /** Whether values above twelve stand in one place and never in the other. */
    public boolean isDecided() {
        return (dayFirstOnly > 0) != (monthFirstOnly > 0);
    }

    /** Whether a time was written with AM or PM, as American programs do. */
    public boolean sawHalfDay() {
        return halfDay;
    }
}
