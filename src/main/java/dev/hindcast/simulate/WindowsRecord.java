package dev.hindcast.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A Windows event record without what the log adds when it is written (record number, stamp, computer). Names and order
 * of the fields follow the provider manifests (event catalogue); system fields follow real records of the same id.
 *
 * @param provider who writes it
 * @param channel the log it goes to
 * @param id event id
 * @param qualifiers upper half of a classic event's full id, or -1
 * @param version manifest version, or -1 for a classic record, which carries neither version nor opcode nor process
 * @param level 0 audit, 2 error, 3 warning, 4 information
 * @param task task category number
 * @param opcode opcode number
 * @param keywords hexadecimal with 0x
 * @param processId process that wrote it (Kernel-General 1: the setter, windows-events chapter 3)
 * @param userSid Security/@UserID, or empty
 * @param activity Correlation/@ActivityID with braces, or empty
 * @param dataName EventData/@Name, or empty
 * @param data the values in order
 * @param binary hexadecimal, {@code <Binary></Binary>} if empty, {@link #NO_BINARY} for none at all
 */
public record WindowsRecord(
        WindowsProvider provider,
        String channel,
        int id,
        int qualifiers,
        int version,
        int level,
        int task,
        int opcode,
        String keywords,
        int processId,
        String userSid,
        String activity,
        String dataName,
        List<Field> data,
        String binary) {

    /** The record has no Binary element. */
    public static final String NO_BINARY = "none";

    /**
     * A value of EventData.
     *
     * @param name its name; empty for a classic record, whose values have positions only
     * @param value its text
     */
    public record Field(String name, String value) {}

    public WindowsRecord {
        data = List.copyOf(data);
    }

    /** A value by name, or the empty string. */
    public String text(String field) {
        return data.stream()
                .filter(f -> f.name().equals(field))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }

    static Builder of(WindowsProvider provider, String channel, int id) {
        return new Builder(provider, channel, id);
    }

    /** Collects a record. */
    static final class Builder {
        private final WindowsProvider provider;
        private final String channel;
        private final int id;
        private final List<Field> data = new ArrayList<>();
        private int qualifiers = -1;
        private int version;
        private int level = 4;
        private int task;
        private int opcode;
        private String keywords = "0x8000000000000000";
        private int processId = 4;
        private String userSid = "";
        private String activity = "";
        private String dataName = "";
        private String binary = NO_BINARY;

        private Builder(WindowsProvider provider, String channel, int id) {
            this.provider = provider;
            this.channel = channel;
            this.id = id;
        }

        /** A classic record: no version, opcode, correlation or process. */
        Builder classic(int fullIdQualifiers) {
            this.qualifiers = fullIdQualifiers;
            this.version = -1;
            this.keywords = "0x80000000000000";
            return this;
        }

        Builder qualifiers(int fullIdQualifiers) {
            this.qualifiers = fullIdQualifiers;
            return this;
        }

        Builder version(int manifestVersion) {
            this.version = manifestVersion;
            return this;
        }

        Builder level(int number) {
            this.level = number;
            return this;
        }

        Builder task(int number) {
            this.task = number;
            return this;
        }

        Builder opcode(int number) {
            this.opcode = number;
            return this;
        }

        Builder keywords(String hex) {
            this.keywords = hex;
            return this;
        }

        Builder by(int pid) {
            this.processId = pid;
            return this;
        }

        Builder user(String sid) {
            this.userSid = sid;
            return this;
        }

        Builder activity(String guid) {
            this.activity = guid;
            return this;
        }

        Builder dataName(String name) {
            this.dataName = name;
            return this;
        }

        Builder data(String name, String value) {
            data.add(new Field(name, value));
            return this;
        }

        /** A value without a name. */
        Builder data(String value) {
            return data("", value);
        }

        Builder binary(String hex) {
            this.binary = hex;
            return this;
        }

        WindowsRecord build() {
            return new WindowsRecord(
                    provider,
                    channel,
                    id,
                    qualifiers,
                    version,
                    level,
                    task,
                    opcode,
                    keywords,
                    processId,
                    userSid,
                    activity,
                    dataName,
                    data,
                    binary);
        }
    }
}
