using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JakeOps.Hosting.Persistence;

internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    time => time.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
