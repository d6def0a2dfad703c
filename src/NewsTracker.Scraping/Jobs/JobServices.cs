using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsTracker.Scraping.Notices;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Watching;
using Npgsql;
using Quartz;

namespace NewsTracker.Scraping.Jobs;

internal static class JobServices
{
    /// <summary>
    /// Registers background jobs on clustered Quartz.NET over our own database (see docs/adr/0009). Every host can hand jobs over; those with <c>Scraping:Enabled</c> run them.
    /// Its tables are made by our migrations and checked by Quartz at start-up.
    /// </summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddOptions<JobOptions>().BindConfiguration("Jobs").ValidateOnStart();
        services.AddSingleton<IValidateOptions<JobOptions>, JobOptionsValidator>();
        services.AddSingleton<JobClaims>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobDispatcher>();
        services.AddScoped<JobQueue>();
        services.AddScoped<JobDesk>();
        services.AddScoped<MatchedArticles>();
        services.AddScoped<RunJob>();
        services.TryAddSingleton<DbDataSource>(provider => provider.GetRequiredService<NpgsqlDataSource>());
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "NewsTracker";
                scheduler.InstanceId = ProcessName.Unique();

                // A host that stops tells its jobs; they go back to the queue, with their checkpoint.
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.UseRegisteredDataSource = true);
                store.UseClustering();
                store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
            });
            quartz.ScheduleJob<SweepJobs>((provider, trigger) => trigger
                .WithIdentity("sweep", "housekeeping")
                .WithSimpleSchedule(provider.GetRequiredService<IOptions<JobOptions>>().Value.SweepInterval));
            quartz.ScheduleJob<WatchIntake>((provider, trigger) => trigger
                .WithIdentity("watch-intake", "housekeeping")
                .WithSimpleSchedule(provider.GetRequiredService<IOptions<WatchingOptions>>().Value.Interval));
            quartz.ScheduleJob<PruneLedger>((_, trigger) => trigger
                .WithIdentity("prune-ledger", "housekeeping")
                .WithSimpleSchedule(PruneLedger.Interval));
            quartz.ScheduleJob<GatherNotices>((provider, trigger) => trigger
                .WithIdentity("gather-notices", "housekeeping")
                .WithSimpleSchedule(provider.GetRequiredService<IOptions<GatheringOptions>>().Value.Interval));
        });
        services.AddHostedService<RunJobsService>();
        return services;
    }
}
