package dev.hindcast.source.windows;

import dev.hindcast.event.FieldNames;
import java.util.ArrayList;
import java.util.List;

/**
 * What each element of an event means: the one mapping from the event schema's elements to the parts of a
 * {@link WindowsRecord}, for text and for binary XML alike.
 */
public final class EventElements implements Markup {

    private final WindowsRecord record;
    private final List<String> path = new ArrayList<>();
    private final StringBuilder characters = new StringBuilder();
    private String dataName = "";
    private boolean leaf;

    public EventElements(WindowsRecord record) {
        this.record = record;
    }

    @Override
    public void open(String name) {
        path.add(name);
        dataName = "";
        characters.setLength(0);
        leaf = true;
    }

    @Override
    public void attribute(String name, String value) {
        if (name.equals("Name")) {
            dataName = value;
        }
        if (path.size() < 2) {
            return;
        }
        switch (path.get(1)) {
            case "System" -> {
                if (path.size() == 3) {
                    system(innermost(), name, value);
                }
            }
            case "EventData" -> {
                if (path.size() == 2 && name.equals("Name")) {
                    record.put(FieldNames.EVENT_DATA_NAME, value);
                }
            }
            case "RenderingInfo" -> {
                if (path.size() == 2) {
                    record.rendering(name, value);
                }
            }
            case "UserData" -> {
                if (path.size() > 3 && !isNamespace(name)) {
                    record.userData(below(3) + "." + name, value);
                }
            }
            default -> {
                if (!isNamespace(name)) {
                    record.userData(below(1) + "." + name, value);
                }
            }
        }
    }

    private static boolean isNamespace(String attribute) {
        return attribute.startsWith("xmlns");
    }

    private void system(String element, String attribute, String value) {
        String field = field(element, attribute);
        if (!field.isEmpty()) {
            record.put(field, value);
        } else if (element.equals("TimeCreated") && attribute.equals("SystemTime")) {
            record.systemTime(value);
        }
    }

    private static String field(String element, String attribute) {
        return switch (attribute) {
            case "Name" -> element.equals("Provider") ? FieldNames.PROVIDER : "";
            case "Guid" -> element.equals("Provider") ? FieldNames.PROVIDER_GUID : "";
            case "EventSourceName" -> element.equals("Provider") ? FieldNames.SOURCE_NAME : "";
            case "Qualifiers" -> element.equals("EventID") ? FieldNames.QUALIFIERS : "";
            case "ActivityID" -> element.equals("Correlation") ? FieldNames.ACTIVITY : "";
            case "RelatedActivityID" -> element.equals("Correlation") ? FieldNames.RELATED_ACTIVITY : "";
            case "ProcessID" -> element.equals("Execution") ? FieldNames.WINLOG_PID : "";
            case "ThreadID" -> element.equals("Execution") ? FieldNames.WINLOG_THREAD : "";
            case "UserID" -> element.equals("Security") ? FieldNames.WINLOG_USER : "";
            default -> "";
        };
    }

    @Override
    public void text(String piece) {
        characters.append(piece);
    }

    @Override
    public void close() {
        if (leaf) {
            leaf(characters.toString());
        }
        path.remove(path.size() - 1);
        leaf = false;
    }

    private void leaf(String text) {
        if (path.size() < 3) {
            return;
        }
        String name = innermost();
        switch (path.get(1)) {
            case "System" -> system(name, text.strip());
            case "EventData" -> {
                if (name.equals("Binary")) {
                    record.binary(text);
                } else {
                    record.data(name.equals("Data") || !dataName.isEmpty() ? dataName : name, text);
                }
            }
            case "UserData" -> {
                // a leaf directly below UserData has no wrapper to drop
                if (path.size() > 3 || !text.isBlank()) {
                    record.userData(below(path.size() > 3 ? 3 : 2), text);
                }
            }
            case "RenderingInfo" -> {
                if (name.equals("Message")) {
                    record.put(FieldNames.MESSAGE, text);
                } else {
                    record.rendering(name, text);
                }
            }
            default -> record.userData(below(1), text);
        }
    }

    private void system(String name, String text) {
        switch (name) {
            case "EventID" -> record.put(FieldNames.CODE, text);
            case "Version" -> record.put(FieldNames.VERSION, text);
            case "Level" -> record.level(text);
            case "Task" -> record.put(FieldNames.TASK, text);
            case "Opcode" -> record.put(FieldNames.OPCODE, text);
            case "Keywords" -> record.keywords(text);
            case "EventRecordID" -> record.put(FieldNames.RECORD_ID, text);
            case "Channel" -> record.put(FieldNames.CHANNEL, text);
            case "Computer" -> record.put(FieldNames.HOST, text);
            default -> {}
        }
    }

    private String innermost() {
        return path.get(path.size() - 1);
    }

    private String below(int skipped) {
        return String.join(".", path.subList(skipped, path.size()));
    }
}
