package io.taxiapp.bench.http;

import org.apache.kafka.clients.producer.KafkaProducer;

/// What [BareController] sends with.
record RideProducer(KafkaProducer<byte[], byte[]> kafka) {}
