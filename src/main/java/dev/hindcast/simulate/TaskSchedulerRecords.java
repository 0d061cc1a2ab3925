package dev.hindcast.simulate;

/**
 * Records of Microsoft-Windows-TaskScheduler/Operational. Fields by manifest; none of these ids has a public record at
 * hand, so task, opcode, keywords and EventData names are constructed.
 */
final class TaskSchedulerRecords {

    static final String CHANNEL = "Microsoft-Windows-TaskScheduler/Operational";
    private static final int SCHEDULE_SVCHOST = 1232;

    private TaskSchedulerRecords() {}

    /** 107: a time trigger started an instance, before anybody logs on. */
    static WindowsRecord triggered(String task, String instance) {
        return record(107, 0, instance)
                .dataName("TimeTrigger")
                .data("TaskName", task)
                .data("InstanceId", instance)
                .build();
    }

    /** 100: the instance started under an account, after its logon. */
    static WindowsRecord started(String task, String instance, Account account) {
        return record(100, 1, instance)
                .dataName("TaskStartEvent")
                .data("TaskName", task)
                .data("UserContext", account.withDomain())
                .data("InstanceId", instance)
                .build();
    }

    /** 200 v1: an action started. */
    static WindowsRecord actionStarted(String task, String action, String instance) {
        return record(200, 1, instance)
                .version(1)
                .dataName("ActionStart")
                .data("TaskName", task)
                .data("ActionName", action)
                .data("TaskInstanceId", instance)
                .data("EnginePID", "5120")
                .build();
    }

    /** 201 v2: an action ended with the program's exit code. */
    static WindowsRecord actionCompleted(String task, String action, String instance) {
        return record(201, 2, instance)
                .version(2)
                .dataName("ActionSuccess")
                .data("TaskName", task)
                .data("TaskInstanceId", instance)
                .data("ActionName", action)
                .data("ResultCode", "0")
                .data("EnginePID", "5120")
                .build();
    }

    /** 102: the instance completed. */
    static WindowsRecord completed(String task, String instance, Account account) {
        return record(102, 2, instance)
                .dataName("TaskSuccessEvent")
                .data("TaskName", task)
                .data("UserContext", account.withDomain())
                .data("InstanceId", instance)
                .build();
    }

    private static WindowsRecord.Builder record(int id, int opcode, String instance) {
        return WindowsRecord.of(WindowsProvider.TASK_SCHEDULER, CHANNEL, id)
                .task(id)
                .opcode(opcode)
                .by(SCHEDULE_SVCHOST)
                .user("S-1-5-18")
                .activity(instance);
    }
}
