import client.ApiClient;
import client.ApiException;
import client.api.DefaultApi;
import client.model.PaymentMethod;
import client.model.RideRequestBody;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// A stranger's program, written against what the generator makes of the API document. It tells what
/// it saw.
public final class Rider implements Callable<List<String>> {

  private final DefaultApi api;
  private final Consumer<String> consumers;

  /// @param consumers told the ride's id, publish its predictions
  public Rider(String url, Consumer<String> consumers) {
    api = new DefaultApi(new ApiClient().setBasePath(url));
    this.consumers = consumers;
  }

  @Override
  public List<String> call() throws ApiException {
    var seen = new ArrayList<String>();
    var wanted =
        new RideRequestBody()
            .riderId("a stranger")
            .pickupZone(74)
            .dropoffZone(75)
            .paymentMethod(PaymentMethod.CARD);
    var ride = api.request(wanted, "once");
    seen.add("requested, " + ride.getInitialDuration().getSeconds() + " s");
    seen.add("again " + api.request(wanted, "once").getRideId().equals(ride.getRideId()));
    var id = ride.getRideId().toString();
    consumers.accept(id);
    seen.add(api.cancellation(id, null).getStatus().getValue());
    api.events(id, null).lines().filter(line -> line.startsWith("event: ")).forEach(seen::add);
    var history = api.predictions(id);
    seen.add(
        "predictions %d, %d, %d"
            .formatted(
                history.getDurations().size(),
                history.getTips().size(),
                history.getCosts().size()));
    seen.add("rides " + api.rides("a stranger", 10, null).getRides().size());
    try {
      api.rides("a stranger", 1000, null);
    } catch (ApiException refused) {
      seen.add("refused " + refused.getCode());
    }
    return seen;
  }
}
