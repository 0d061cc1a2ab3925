package dev.hindcast.source.evtx;

/** The frame of one record; whatever is not said here is as a live log writes it. */
public final class MadeRecord {

    private static final int MAGIC = 0x2A2A;

    private final long headerId;
    private final MadeBody body;
    private long headerTime;
    private int magic = MAGIC;
    private Integer size;
    private Integer sizeCopy;
    private int padding;
    private boolean definitionsLost;

    MadeRecord(long headerId, MadeBody body) {
        this.headerId = headerId;
        this.body = body;
        this.headerTime = body.timeCreated();
    }

    /** The FILETIME in the record's header: exports write TimeCreated of the next record of the source log, or 0. */
    public MadeRecord headerTime(long ticks) {
        headerTime = ticks;
        return this;
    }

    public MadeRecord headerTime(String instant) {
        return headerTime(MadeValue.ticks(instant));
    }

    /** Another magic than two asterisks: the walk loses its way here. */
    public MadeRecord magic(int value) {
        magic = value;
        return this;
    }

    /** Another size in the header than the record has; the copy stays right. */
    public MadeRecord size(int value) {
        size = value;
        return this;
    }

    /** Another size at the end than in the header, as a torn write leaves it. */
    public MadeRecord sizeCopy(int value) {
        sizeCopy = value;
        return this;
    }

    /** What fills the record up to a multiple of 8; real logs leave old memory there. */
    public MadeRecord padding(int octet) {
        padding = octet;
        return this;
    }

    /** The instances name their templates, but where they point there is no definition any more. */
    public MadeRecord definitionsLost() {
        definitionsLost = true;
        return this;
    }

    void write(BinXmlMaker maker) {
        var out = maker.out();
        int start = out.position();
        out.putInt(magic).putInt(0).putLong(headerId).putLong(headerTime);
        maker.definitionsLost(definitionsLost);
        maker.fragment(true, body.nodes(headerId));
        maker.definitionsLost(false);
        while ((out.position() - start + 4) % 8 != 0) {
            out.put((byte) padding);
        }
        int length = out.position() - start + 4;
        out.putInt(sizeCopy == null ? length : sizeCopy);
        out.putInt(start + 4, size == null ? length : size);
    }
}
