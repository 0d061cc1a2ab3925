package dev.hindcast.source.evtx;

import java.util.List;

/** What a record holds: a realistic {@link MadeEvent} or any nodes. */
public interface MadeBody {

    /** The record's BinXml; {@code recordId} is the header's, which live logs repeat as EventRecordID. */
    List<MadeNode> nodes(long recordId);

    /** TimeCreated as FILETIME, which live logs repeat in the record's header. */
    long timeCreated();

    /** A record of one instance or one element tree, its header's time {@code 0}. */
    static MadeBody of(MadeNode... nodes) {
        return new MadeBody() {
            @Override
            public List<MadeNode> nodes(long recordId) {
                return List.of(nodes);
            }

            @Override
            public long timeCreated() {
                return 0;
            }
        };
    }
}
