package dev.hindcast.event;

/**
 * Where a statement stands: enough to go back to the byte. The file's SHA-256 stands in the manifest under the same path.
 *
 * @param evidence the file's path below the evidence given, with {@code /}
 * @param position the place in it
 * @param reader the id of the format that read it, {@code krb5kdc}
 */
public record Provenance(String evidence, Position position, String reader) implements Comparable<Provenance> {

    @Override
    public int compareTo(Provenance other) {
        int byFile = evidence.compareTo(other.evidence);
        return byFile != 0 ? byFile : position.compareTo(other.position);
    }

    @Override
    public String toString() {
        return evidence + " " + position;
    }
}
