package dev.hindcast.source.evtx;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.evtx.FieldPlan.Field;
import dev.hindcast.source.evtx.FieldPlan.Kind;
import dev.hindcast.source.windows.Markup;
import dev.hindcast.source.windows.WindowsRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes events. One a worker. */
final class EventRecords implements RecordOutput {

    private final String path;
    private final ValueText values = new ValueText();
    private final FileTimes times = new FileTimes();
    private final byte[] timeText = new byte[FileTimes.CHARACTERS];
    private List<Event> events = new ArrayList<>();
    private String[] texts = new String[64];

    EventRecords(String path) {
        this.path = path;
    }

    /** Hands over what was made since the last time. */
    List<Event> take() {
        List<Event> taken = events;
        events = new ArrayList<>(taken.size());
        return taken;
    }

    @Override
    public int mark() {
        return events.size();
    }

    @Override
    public void backTo(int mark) {
        events.subList(mark, events.size()).clear();
    }

    @Override
    public boolean takesPlans() {
        return true;
    }

    @Override
    public boolean planned(FieldPlan plan, Instance outer, Instance inner, long ticks, long recordId) {
        Field[] fields = plan.fields();
        if (texts.length < fields.length) {
            texts = new String[fields.length];
        }
        int count = 0;
        long present = 0;
        long bit = 1;
        String host = plan.head().computer();
        for (int i = 0; i < fields.length; i++) {
            Field field = fields[i];
            if (field.kind() == Kind.CONSTANT) {
                texts[count++] = field.constant();
                continue;
            }
            int slot = field.slot();
            long value = slot >= 0 ? outer.values()[slot] : inner.values()[-1 - slot];
            int type = Instance.type(value);
            if (type == ValueType.BINXML || ValueType.isArray(type)) {
                return false;
            }
            byte[] bytes = slot >= 0 ? outer.bytes() : inner.bytes();
            String text = values.text(bytes, Instance.from(value), Instance.size(value), type);
            boolean there = true;
            switch (field.kind()) {
                case DERIVED -> {
                    text = field.derived().of(text);
                    there = !text.isEmpty();
                }
                case PART -> {
                    if (isBlankAround(text)) {
                        return false;
                    }
                    there = !text.isEmpty();
                }
                case OPTIONAL, LIST -> there = type != ValueType.NULL;
                case CONSTANT, DATA -> {}
            }
            if (there) {
                texts[count++] = text;
            }
            if (field.mayBeAbsent()) {
                present |= there ? bit : 0;
                bit <<= 1;
            }
            if (slot == plan.head().computerSlot() && field.name().equals(FieldNames.HOST)) {
                host = text;
            }
        }
        String[] slots = new String[count];
        System.arraycopy(texts, 0, slots, 0, count);
        HostName clock = plan.host().isKnown() ? plan.host() : HostName.of(host);
        Provenance place = new Provenance(path, Position.record(recordId), EvtxFormat.ID);
        events.add(Event.of(stamp(rawTime(plan, outer, ticks), ticks, clock), plan.layout(present), slots, place));
        return true;
    }

    /** The long way trims what stands in elements of System; a plan does not. */
    private static boolean isBlankAround(String text) {
        return !text.isEmpty() && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Character.isWhitespace(c);
    }

    /** The time as the record writes it: as text, or as Windows would render it. */
    private String rawTime(FieldPlan plan, Instance outer, long ticks) {
        long time = outer.value(plan.head().timeSlot());
        if (Instance.type(time) == ValueType.STRING) {
            return values.text(outer.bytes(), Instance.from(time), Instance.size(time), ValueType.STRING);
        }
        int end = times.write(ticks, timeText, 0);
        return new String(timeText, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static Stamp stamp(String raw, long ticks, HostName clock) {
        return new Stamp(raw, FileTimes.instant(ticks), WindowsRecord.RESOLUTION, StampBasis.IN_FILE, "UTC", clock);
    }

    @Override
    public @Nullable Markup markup() {
        return null;
    }

    @Override
    public void spoken(Event event) {
        events.add(event);
    }
}
