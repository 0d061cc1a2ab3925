package dev.hindcast.rule.sigma;

import static java.util.Map.entry;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which events a Sigma log source means (Sigma semantics, section 9). Of Windows events the channel decides, not the
 * provider. Besides Sigma's own there are ours: {@code product: kerberos} with the program as service ({@code krb5kdc}), and
 * {@code product: hindcast} with the format or the program as service and our {@code event.action} as category, for
 * captures, tables and text logs.
 */
final class LogSources {

    private static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";
    private static final String SECURITY = "Security";
    private static final String DEFENDER = "Microsoft-Windows-Windows Defender/Operational";
    private static final List<String> POWERSHELL =
            List.of("Microsoft-Windows-PowerShell/Operational", "PowerShellCore/Operational");

    private static final Map<String, List<String>> CHANNELS = Map.ofEntries(
            entry("security", List.of(SECURITY)),
            entry("system", List.of("System")),
            entry("application", List.of("Application")),
            entry("sysmon", List.of(SYSMON)),
            entry("powershell", POWERSHELL),
            entry("powershell-classic", List.of("Windows PowerShell")),
            entry("windefend", List.of(DEFENDER)),
            entry("firewall-as", List.of("Microsoft-Windows-Windows Firewall With Advanced Security/Firewall")),
            entry("codeintegrity-operational", operational("CodeIntegrity")),
            entry("appmodel-runtime", List.of("Microsoft-Windows-AppModel-Runtime/Admin")),
            entry("appxpackaging-om", List.of("Microsoft-Windows-AppxPackaging/Operational")),
            entry(
                    "appxdeployment-server",
                    List.of(
                            "Microsoft-Windows-AppXDeploymentServer/Operational",
                            "Microsoft-Windows-AppXDeployment-Server/Operational")),
            entry("msexchange-management", List.of("MSExchange Management")),
            entry("iis-configuration", List.of("Microsoft-IIS-Configuration/Operational")),
            entry("bits-client", operational("Bits-Client")),
            entry("taskscheduler", operational("TaskScheduler")),
            entry("wmi", operational("WMI-Activity")),
            entry(
                    "dns-client",
                    List.of(
                            "Microsoft-Windows-DNS Client Events/Operational",
                            "Microsoft-Windows-DNS-Client/Operational")),
            entry("dns-server", List.of("DNS Server")),
            entry(
                    "dns-server-audit",
                    List.of("Microsoft-Windows-DNS-Server/Audit", "Microsoft-Windows-DNSServer/Audit")),
            entry("dns-server-analytic", List.of("Microsoft-Windows-DNS-Server/Analytical")),
            entry("ntlm", operational("NTLM")),
            entry("ldap", List.of("Microsoft-Windows-LDAP-Client/Debug")),
            entry("ldap_debug", List.of("Microsoft-Windows-LDAP-Client/Debug")),
            entry("lsa-server", operational("LSA")),
            entry(
                    "applocker",
                    List.of(
                            "Microsoft-Windows-AppLocker/MSI and Script",
                            "Microsoft-Windows-AppLocker/EXE and DLL",
                            "Microsoft-Windows-AppLocker/Packaged app-Deployment",
                            "Microsoft-Windows-AppLocker/Packaged app-Execution")),
            entry(
                    "security-mitigations",
                    List.of(
                            "Microsoft-Windows-Security-Mitigations/Kernel Mode",
                            "Microsoft-Windows-Security-Mitigations/User Mode",
                            "Microsoft-Windows-Security-Mitigations/KernelMode",
                            "Microsoft-Windows-Security-Mitigations/UserMode")),
            entry("printservice-admin", List.of("Microsoft-Windows-PrintService/Admin")),
            entry("printservice-operational", operational("PrintService")),
            entry("smbclient-security", List.of("Microsoft-Windows-SmbClient/Security")),
            entry("smbclient-connectivity", List.of("Microsoft-Windows-SmbClient/Connectivity")),
            entry("smbserver-connectivity", List.of("Microsoft-Windows-SMBServer/Connectivity")),
            entry("capi2", operational("CAPI2")),
            entry(
                    "certificateservicesclient-lifecycle-system",
                    operational("CertificateServicesClient-Lifecycle-System")),
            entry("terminalservices-localsessionmanager", operational("TerminalServices-LocalSessionManager")),
            entry("diagnosis-scripted", operational("Diagnosis-Scripted")),
            entry("shell-core", operational("Shell-Core")),
            entry("openssh", List.of("OpenSSH/Operational")),
            entry("driver-framework", operational("DriverFrameworks-UserMode")),
            entry("microsoft-servicebus-client", serviceBus()),
            entry("servicebus-client", serviceBus()),
            entry("dhcp", operational("DHCP-Server")),
            entry("bitlocker", List.of("Microsoft-Windows-BitLocker/BitLocker Management")),
            entry("vhdmp", List.of("Microsoft-Windows-VHDMP/Operational", "Microsoft-Windows-VHDMP-Operational")),
            entry(
                    "application-experience",
                    List.of(
                            "Microsoft-Windows-Application-Experience/Program-Telemetry",
                            "Microsoft-Windows-Application-Experience/Program-Compatibility-Assistant")),
            entry(
                    "kernel-shimengine",
                    List.of(
                            "Microsoft-Windows-Kernel-ShimEngine/Operational",
                            "Microsoft-Windows-Kernel-ShimEngine/Diagnostic")),
            entry("ntfs", operational("Ntfs")),
            entry(
                    "hyper-v-worker",
                    List.of("Microsoft-Windows-Hyper-V-Worker", "Microsoft-Windows-Hyper-V-Worker-Admin")),
            entry("sense", operational("SENSE")),
            // ours; SigmaHQ has no names for these
            entry("time-service", operational("Time-Service")),
            entry(
                    "kerberos-client",
                    List.of(
                            "Microsoft-Windows-Kerberos/Operational",
                            "Microsoft-Windows-Security-Kerberos/Operational")),
            entry("grouppolicy", operational("GroupPolicy")),
            entry("certificateservices", List.of("Application")),
            entry("smbserver-security", List.of("Microsoft-Windows-SMBServer/Security")),
            entry("datetimecontrolpanel", operational("DateTimeControlPanel")),
            entry("kernel-pnp", List.of("Microsoft-Windows-Kernel-PnP/Configuration")));

    private static final Map<String, List<String>> CODES = Map.ofEntries(
            entry("process_creation", List.of("1")),
            entry("file_change", List.of("2")),
            entry("network_connection", List.of("3")),
            entry("sysmon_status", List.of("4", "16")),
            entry("process_termination", List.of("5")),
            entry("driver_load", List.of("6")),
            entry("image_load", List.of("7")),
            entry("create_remote_thread", List.of("8")),
            entry("raw_access_thread", List.of("9")),
            entry("process_access", List.of("10")),
            entry("file_event", List.of("11")),
            entry("registry_event", List.of("12", "13", "14")),
            entry("registry_add", List.of("12")),
            entry("registry_delete", List.of("12")),
            entry("registry_set", List.of("13")),
            entry("registry_rename", List.of("14")),
            entry("create_stream_hash", List.of("15")),
            entry("pipe_created", List.of("17", "18")),
            entry("wmi_event", List.of("19", "20", "21")),
            entry("dns_query", List.of("22")),
            entry("file_delete", List.of("23")),
            entry("clipboard_capture", List.of("24")),
            entry("clipboard_change", List.of("24")),
            entry("process_tampering", List.of("25")),
            entry("file_delete_detected", List.of("26")),
            entry("file_block_executable", List.of("27")),
            entry("file_block_shredding", List.of("28")),
            entry("file_executable_detected", List.of("29")),
            entry("sysmon_error", List.of("255")));

    private static final List<String> ANTIVIRUS_CODES = List.of(
            "1006", "1007", "1008", "1009", "1010", "1011", "1012", "1017", "1018", "1019", "1115", "1116", "1117",
            "1118", "1119");

    /** For log sources of which no event log holds a record: the rule loads and never matches. */
    static final Predicate<Event> NEVER = event -> false;

    private LogSources() {}

    /** The events of a log source; {@link #NEVER} where we read none. An empty text stands for a key that is not given. */
    static Predicate<Event> of(String product, String category, String service) {
        return switch (product) {
            case "kerberos" -> service.isEmpty() ? LogSources::isKerberos : programOrFormat(service);
            case "hindcast" -> ours(category, service);
            case "", "windows" -> windows(product, category, service);
            default -> NEVER;
        };
    }

    /** The event codes of a category of Windows events; empty where it does not bound them. */
    static Set<String> codes(String category) {
        return switch (category) {
            case "process_creation" -> Set.of("1", "4688");
            case "ps_module" -> Set.of("4103");
            case "ps_script" -> Set.of("4104");
            default -> Set.copyOf(CODES.getOrDefault(category, List.of()));
        };
    }

    private static Predicate<Event> windows(String product, String category, String service) {
        Predicate<Event> events = product.isEmpty() ? event -> true : LogSources::isWindows;
        if (!service.isEmpty()) {
            List<String> channels = CHANNELS.get(service);
            if (channels == null) {
                return NEVER;
            }
            events = events.and(event -> inChannel(event, channels));
        }
        if (!category.isEmpty()) {
            Predicate<Event> kind = category(category);
            return kind == NEVER ? NEVER : events.and(kind);
        }
        return events;
    }

    private static Predicate<Event> category(String category) {
        List<String> sysmon = CODES.get(category);
        if (sysmon != null) {
            Predicate<Event> events = records(List.of(SYSMON), sysmon);
            return switch (category) {
                case "process_creation" -> events.or(records(List.of(SECURITY), List.of("4688")));
                case "registry_add" -> events.and(e -> e.data("EventType").equals("CreateKey"));
                case "registry_delete" ->
                    events.and(e -> Set.of("DeleteKey", "DeleteValue").contains(e.data("EventType")));
                default -> events;
            };
        }
        return switch (category) {
            case "ps_module" -> records(POWERSHELL, List.of("4103"));
            case "ps_script" -> records(POWERSHELL, List.of("4104"));
            case "ps_classic_start" -> records(List.of("Windows PowerShell"), List.of("400"));
            case "ps_classic_provider_start" -> records(List.of("Windows PowerShell"), List.of("600"));
            case "ps_classic_script" -> records(List.of("Windows PowerShell"), List.of("800"));
            case "antivirus" -> records(List.of(DEFENDER), ANTIVIRUS_CODES);
            default -> NEVER;
        };
    }

    private static Predicate<Event> records(List<String> channels, List<String> codes) {
        return event -> codes.contains(event.code()) && inChannel(event, channels);
    }

    private static boolean isWindows(Event event) {
        return !event.channel().isEmpty()
                || (!event.provider().isEmpty()
                        && !event.code().isEmpty()
                        && event.code().chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /**
     * Some exports do not say the channel (Event Viewer's CSV). There the provider answers as far as it can: its own
     * channel, Security for the auditing provider, and System or Application for any other.
     */
    private static boolean inChannel(Event event, List<String> channels) {
        String actual = event.channel();
        for (String channel : channels) {
            if (actual.isEmpty() ? providerMayWriteTo(event, channel) : isSame(actual, channel)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(String actual, String channel) {
        return actual.equals(channel)
                || (actual.length() == channel.length() && Folding.fold(actual).equals(Folding.fold(channel)));
    }

    private static boolean providerMayWriteTo(Event event, String channel) {
        if (!isWindows(event)) {
            return false;
        }
        String provider = Folding.fold(event.provider());
        boolean auditing = provider.equals("microsoft-windows-security-auditing");
        if (channel.equals("System") || channel.equals("Application")) {
            return !auditing;
        }
        if (channel.equals(SECURITY)) {
            return auditing || provider.equals("microsoft-windows-eventlog");
        }
        int slash = channel.indexOf('/');
        return slash > 0 && provider.equals(Folding.fold(channel.substring(0, slash)));
    }

    private static boolean isKerberos(Event event) {
        return event.channel().isEmpty()
                && (event.layout().slot(FieldNames.KRB_STATUS) >= 0
                        || event.layout().slot(FieldNames.KRB_REQUEST) >= 0
                        || event.layout().slot(FieldNames.KRB_ERROR) >= 0);
    }

    private static Predicate<Event> ours(String category, String service) {
        Predicate<Event> events = service.isEmpty() ? event -> event.channel().isEmpty() : programOrFormat(service);
        return category.isEmpty()
                ? events
                : events.and(
                        event -> Folding.fold(event.text(FieldNames.ACTION)).equals(category));
    }

    /** A format's id may carry an envelope behind the program: {@code krb5kdc-syslog}. */
    private static Predicate<Event> programOrFormat(String service) {
        return event -> {
            if (!event.channel().isEmpty()) {
                return false;
            }
            String format = Folding.fold(event.text(FieldNames.DATASET));
            return format.equals(service)
                    || format.startsWith(service + "-")
                    || Folding.fold(event.provider()).equals(service);
        };
    }

    private static List<String> operational(String name) {
        return List.of("Microsoft-Windows-" + name + "/Operational");
    }

    private static List<String> serviceBus() {
        return List.of(
                "Microsoft-ServiceBus-Client",
                "Microsoft-ServiceBus-Client/Admin",
                "Microsoft-ServiceBus-Client/Operational");
    }
}
