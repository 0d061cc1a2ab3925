package dev.hindcast.simulate;

/**
 * An account of the domain.
 *
 * @param name SAM account name, {@code svc-backup}, {@code ERP01$}
 * @param sid its security identifier
 */
public record Account(String name, String sid) {

    /** NetBIOS name of the domain of every scenario. */
    static final String DOMAIN = "CORP";

    /** Kerberos realm of every scenario. */
    static final String REALM = "CORP.EXAMPLE";

    private static final String DOMAIN_SID = "S-1-5-21-3623811015-3361044348-30300820-";

    /** An account by its relative identifier. */
    static Account of(String name, int rid) {
        return new Account(name, DOMAIN_SID + rid);
    }

    /** As 4769 writes a client: {@code svc-backup@CORP.EXAMPLE}. */
    String withRealm() {
        return name + "@" + REALM;
    }

    /** As services and tasks write an account: {@code CORP\svc-backup}. */
    String withDomain() {
        return DOMAIN + "\\" + name;
    }
}
