package dev.hindcast.simulate;

/**
 * Who sets a clock, as Security 4616 and Kernel-General 1 name it.
 *
 * @param sid account that runs the process
 * @param account its name
 * @param logonId its session
 * @param processId the process
 * @param path Win32 path of the process as 4616 writes it
 */
record ClockSetter(String sid, String account, String logonId, int processId, String path) {

    /** Device path of the same file, as Kernel-General 1 writes it from version 2 on. */
    String devicePath() {
        return "\\Device\\HarddiskVolume2" + path.substring(2);
    }
}
