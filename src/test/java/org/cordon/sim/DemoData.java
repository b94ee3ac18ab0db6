package org.cordon.sim;

import org.cordon.support.Project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes the data of the demo line and the sample orders. Its [#main] writes them into the
/// project; a test sees to it that what is there is what it makes.
public final class DemoData {
    private DemoData() {}

    /// All files, by path within the project.
    public static Map<String, String> files() {
        PackedOrder demo = PackedOrder.demo();
        PackedOrder sample = PackedOrder.sample();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("src/main/resources/demo/order.json", OrderText.epcisWithUrns(demo));
        files.put("src/main/resources/demo/shift.txt", SimulatedShift.of(demo));
        files.put("assets/samples/order.json", OrderText.epcisWithLinks(sample));
        files.put("assets/samples/order.xml", OrderText.epcisXml(sample));
        files.put("assets/samples/order.csv", OrderText.csv(sample));
        files.put("assets/samples/line.properties", LineShift.line());
        files.put("assets/samples/line-order.csv", OrderText.csv(LineShift.order()));
        files.put("assets/samples/line-shift.txt", LineShift.shift());
        return files;
    }

    /// Writes all files.
    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = Project.dir().resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
