package dev.hindcast.simulate;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Records of Windows Installer in the Application log: classic, values by position (windows-events catalogue). */
final class MsiInstallerRecords {

    static final String CHANNEL = "Application";

    private MsiInstallerRecords() {}

    /**
     * A product of an installer.
     *
     * @param name product name
     * @param version product version
     * @param manufacturer who makes it
     * @param code product code with braces
     */
    record Product(String name, String version, String manufacturer, String code) {}

    /** 1040 or 1042: a transaction begins or ends. */
    static WindowsRecord transaction(boolean begins, Product product, Account by) {
        return record(begins ? 1040 : 1042, by)
                .data(product.code())
                .data("4312")
                .binary(ascii(product.code()))
                .build();
    }

    /** 11724: removal completed. */
    static WindowsRecord removalCompleted(Product product, Account by) {
        return record(11724, by)
                .data("Product: " + product.name() + " -- Removal completed successfully.")
                .binary(ascii(product.code()))
                .build();
    }

    /** 11707: installation completed. */
    static WindowsRecord installationCompleted(Product product, Account by) {
        return record(11707, by)
                .data("Product: " + product.name() + " -- Installation completed successfully.")
                .binary(ascii(product.code()))
                .build();
    }

    /** 1034 (removed) or 1033 (installed) with status 0. */
    static WindowsRecord outcome(boolean removed, Product product, Account by) {
        return record(removed ? 1034 : 1033, by)
                .data(product.name())
                .data(product.version())
                .data("1033")
                .data("0")
                .data(product.manufacturer())
                .data("(NULL)")
                .binary(ascii(product.code()))
                .build();
    }

    private static WindowsRecord.Builder record(int id, Account by) {
        return WindowsRecord.of(WindowsProvider.MSI_INSTALLER, CHANNEL, id)
                .classic(0)
                .user(by.sid());
    }

    private static String ascii(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
