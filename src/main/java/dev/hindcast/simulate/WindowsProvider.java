package dev.hindcast.simulate;

/** The providers that a scenario's machines write with: names and GUIDs as real records carry them. */
public enum WindowsProvider {
    SECURITY_AUDITING("Microsoft-Windows-Security-Auditing", "{54849625-5478-4994-a5ba-3e3b0328c30d}", ""),
    KERNEL_GENERAL("Microsoft-Windows-Kernel-General", "{a68ca8b7-004f-d7b6-a698-07e2de0f1f5d}", ""),
    TIME_SERVICE("Microsoft-Windows-Time-Service", "{06edcfeb-0fd0-4e53-acca-a6f8bbf81bcb}", ""),
    GROUP_POLICY("Microsoft-Windows-GroupPolicy", "{aea1b4fa-97d1-45f2-a64c-4d69fffd92c9}", ""),
    TASK_SCHEDULER("Microsoft-Windows-TaskScheduler", "{de7b24ea-73c8-4a09-985d-5bdadcfa9017}", ""),
    SERVICE_CONTROL_MANAGER(
            "Service Control Manager", "{555908d1-a6d7-4695-8e1e-26931d2012f4}", "Service Control Manager"),
    USER32("User32", "{b0aa8734-56f7-41cc-b2f4-de228e98b946}", "User32"),
    EVENT_LOG("EventLog", "", ""),
    MSI_INSTALLER("MsiInstaller", "", "");

    private final String providerName;
    private final String guid;
    private final String eventSource;

    WindowsProvider(String providerName, String guid, String eventSource) {
        this.providerName = providerName;
        this.guid = guid;
        this.eventSource = eventSource;
    }

    /** Provider/@Name. */
    public String providerName() {
        return providerName;
    }

    /** Provider/@Guid with braces; empty for a classic provider. */
    String guid() {
        return guid;
    }

    /** Provider/@EventSourceName; empty where real records have none. */
    String eventSource() {
        return eventSource;
    }
}
