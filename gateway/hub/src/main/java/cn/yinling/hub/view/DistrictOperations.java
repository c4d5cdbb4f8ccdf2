package cn.yinling.hub.view;

import cn.yinling.register.places.DistrictStore;
import cn.yinling.register.places.ServicePlace;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Operations;
import java.util.List;
import java.util.Map;

/** Streets with their numbers, and places. Thread-safe. */
public final class DistrictOperations implements Operations {
    private final Overview overview;
    private final Database database;
    private final DistrictStore district = new DistrictStore();

    public DistrictOperations(Overview overview, Database database) {
        this.overview = overview;
        this.database = database;
    }

    private record Places(List<ServicePlace> items) {}

    @Override
    public void bind(Binding binding) {
        binding.on("listStreets", _ -> streets()).on("listPlaces", _ -> places());
    }

    private Answer streets() {
        return new Answer.Content(
                200, "application/json; charset=utf-8", overview.now().streetsJson(), Map.of());
    }

    private Answer places() {
        return Answer.json(new Places(database.jdbi().withHandle(district::places)));
    }
}
