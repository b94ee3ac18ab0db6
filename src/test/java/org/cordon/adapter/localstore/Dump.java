package org.cordon.adapter.localstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Every row of every table of the store, sorted, as text: two stores are the same if their dumps
/// are.
public final class Dump {
    private Dump() {}

    /// Table by table.
    public static Map<String, List<String>> of(H2Database database) {
        return database.read(handle -> {
            Map<String, List<String>> tables = new TreeMap<>();
            List<String> names =
                    handle.createQuery(
                                    """
                                    select table_name from information_schema.tables
                                    where table_schema = 'PUBLIC'
                                    and table_name <> 'flyway_schema_history'
                                    """)
                            .mapTo(String.class)
                            .list();
            for (String name : names) {
                List<String> rows =
                        new ArrayList<>(
                                handle.createQuery("select * from \"" + name + "\"")
                                        .map((row, _) -> {
                                            List<Object> values = new ArrayList<>();
                                            int n = row.getMetaData().getColumnCount();
                                            for (int i = 1; i <= n; i++) {
                                                values.add(String.valueOf(row.getObject(i)));
                                            }
                                            return values.toString();
                                        })
                                        .list());
                rows.sort(null);
                tables.put(name, rows);
            }
            return tables;
        });
    }
}
