package dev.hindcast.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The YAML documents of a resource folder, so that a new format is one new file and no list. */
public final class ResourceFolder {

    private ResourceFolder() {}

    /**
     * Name and text of every {@code .yml} of a top-level resource folder, sorted by name.
     *
     * @throws IllegalStateException where the folder is missing, which is a fault of the build
     */
    public static Map<String, String> yamlOf(String folder) {
        URL place = ResourceFolder.class.getResource("/" + folder);
        if (place == null) {
            throw new IllegalStateException("the resource folder " + folder + " is missing from this build");
        }
        Map<String, String> texts = new TreeMap<>();
        try {
            for (String name : names(place, folder)) {
                try (InputStream in = ResourceFolder.class.getResourceAsStream("/" + folder + "/" + name)) {
                    if (in == null) {
                        throw new IllegalStateException(folder + "/" + name + " was listed and is not there");
                    }
                    texts.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the resource folder " + folder + " cannot be read", e);
        }
        return texts;
    }

    private static List<String> names(URL place, String folder) throws IOException {
        if (place.openConnection() instanceof JarURLConnection inJar) {
            return names(inJar, folder + "/");
        }
        try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(ResourceFolder::isYaml)
                    .toList();
        } catch (URISyntaxException e) {
            throw new IOException("not a folder: " + place, e);
        }
    }

    private static List<String> names(JarURLConnection connection, String prefix) throws IOException {
        connection.setUseCaches(false);
        List<String> names = new ArrayList<>();
        try (JarFile jar = connection.getJarFile()) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(prefix) && isYaml(name) && name.indexOf('/', prefix.length()) < 0)
                    .forEach(name -> names.add(name.substring(prefix.length())));
        }
        return names;
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yml");
    }
}
