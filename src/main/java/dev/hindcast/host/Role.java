package dev.hindcast.host;

import java.util.Locale;

/** What a host does, by the evidence; the words are those of the report's schema. */
public enum Role {
    /** It may have migrated: a cutover speaks of it. */
    GUEST,
    DOMAIN_CONTROLLER,
    CERTIFICATE_AUTHORITY,
    HYPERVISOR,
    KDC,
    CLIENT,
    SERVER,
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
