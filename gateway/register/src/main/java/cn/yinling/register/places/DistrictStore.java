package cn.yinling.register.places;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The tables {@code street} and {@code place}. Stateless: every call works in the transaction of
 * the handle it is given.
 */
public final class DistrictStore {
    private static final String STREETS =
            """
            select code, name, name_english as english_name
              from street
             order by code
            """;
    private static final String PLACES =
            """
            select id, street_code as street, name, address, phone
              from place
             order by id
            """;
    private static final String PUT_STREET =
            """
            insert into street (code, name, name_english)
            values (:code, :name, :englishName)
                on conflict (code) do update
               set name = excluded.name, name_english = excluded.name_english
            """;
    private static final String PUT_PLACE =
            """
            insert into place (id, street_code, name, address, phone)
            values (:id, :street, :name, :address, :phone)
                on conflict (id) do update
               set street_code = excluded.street_code, name = excluded.name,
                   address = excluded.address, phone = excluded.phone
            """;

    /** Every street, by code. */
    public List<Street> streets(Handle handle) {
        return handle.createQuery(STREETS).map(ConstructorMapper.of(Street.class)).list();
    }

    /** Every place, by id. */
    public List<ServicePlace> places(Handle handle) {
        return handle.createQuery(PLACES).map(ConstructorMapper.of(ServicePlace.class)).list();
    }

    /** Adds streets, or changes those that are there. */
    public void putStreets(Handle handle, List<Street> streets) {
        put(handle, PUT_STREET, streets);
    }

    /** Adds places, or changes those that are there; their streets must be there. */
    public void putPlaces(Handle handle, List<ServicePlace> places) {
        put(handle, PUT_PLACE, places);
    }

    private static void put(Handle handle, String sql, List<?> records) {
        if (records.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        records.forEach(record -> batch.bindMethods(record).add());
        batch.execute();
    }
}
