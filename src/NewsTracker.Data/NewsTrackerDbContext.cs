using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Audit;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Drafts;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Reextraction;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Stories;
using NewsTracker.Core.Tags;
using NewsTracker.Core.Treaties;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Outbound;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Data.Search;
using NewsTracker.Data.Settings;
using NewsTracker.Data.Today;

namespace NewsTracker.Data;

/// <summary>The one database of a NewsTracker installation.</summary>
public sealed class NewsTrackerDbContext(DbContextOptions<NewsTrackerDbContext> options)
    : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Source> Sources => Set<Source>();

    /// <summary>What was judged of sources' reliability, each from its instant on.</summary>
    public DbSet<SourceReliability> SourceReliabilities => Set<SourceReliability>();

    public DbSet<Feed> Feeds => Set<Feed>();

    public DbSet<Poll> Polls => Set<Poll>();

    public DbSet<PollItem> PollItems => Set<PollItem>();

    public DbSet<FilteredAddress> FilteredAddresses => Set<FilteredAddress>();

    public DbSet<SourceLook> SourceLooks => Set<SourceLook>();

    public DbSet<ItemRetry> ItemRetries => Set<ItemRetry>();

    public DbSet<ListingSnapshot> ListingSnapshots => Set<ListingSnapshot>();

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<ArticleRead> ArticleReads => Set<ArticleRead>();

    public DbSet<ArticleAddress> ArticleAddresses => Set<ArticleAddress>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<Snapshot> Snapshots => Set<Snapshot>();

    public DbSet<Annotation> Annotations => Set<Annotation>();

    public DbSet<AnnotationVersion> AnnotationVersions => Set<AnnotationVersion>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<ArticleSearchRow> ArticleSearch => Set<ArticleSearchRow>();

    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();

    public DbSet<SearchSubscription> SearchSubscriptions => Set<SearchSubscription>();

    public DbSet<SearchLook> SearchLooks => Set<SearchLook>();

    public DbSet<Story> Stories => Set<Story>();

    public DbSet<StoryMember> StoryMembers => Set<StoryMember>();

    public DbSet<StoryRuling> StoryRulings => Set<StoryRuling>();

    public DbSet<Country> Countries => Set<Country>();

    public DbSet<CountryName> CountryNames => Set<CountryName>();

    public DbSet<CountryNote> CountryNotes => Set<CountryNote>();

    public DbSet<ArticleMention> ArticleMentions => Set<ArticleMention>();

    public DbSet<TreatyAct> TreatyActs => Set<TreatyAct>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<TagChange> TagChanges => Set<TagChange>();

    public DbSet<TagVersion> TagVersions => Set<TagVersion>();

    public DbSet<ArticleTag> ArticleTags => Set<ArticleTag>();

    public DbSet<ArticleTagChange> ArticleTagChanges => Set<ArticleTagChange>();

    public DbSet<Tagging> Taggings => Set<Tagging>();

    public DbSet<TagRule> TagRules => Set<TagRule>();

    public DbSet<CodebookTopic> CodebookTopics => Set<CodebookTopic>();

    public DbSet<CodebookStance> CodebookStances => Set<CodebookStance>();

    public DbSet<Position> Positions => Set<Position>();

    public DbSet<PositionReview> PositionReviews => Set<PositionReview>();

    public DbSet<Suggestion> Suggestions => Set<Suggestion>();

    public DbSet<SuggestionVerdict> SuggestionVerdicts => Set<SuggestionVerdict>();

    /// <summary>Trainings of the scorer that weighs what the engine finds.</summary>
    public DbSet<ScorerRecord> Scorers => Set<ScorerRecord>();

    /// <summary>Calls of the language model, and what they took.</summary>
    public DbSet<ModelCall> ModelCalls => Set<ModelCall>();

    /// <summary>Revisions that wait for the language model.</summary>
    public DbSet<ModelReading> ModelReadings => Set<ModelReading>();

    public DbSet<ReviewItem> ReviewItems => Set<ReviewItem>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<ReextractionResult> ReextractionResults => Set<ReextractionResult>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<ReaderNotice> ReaderNotices => Set<ReaderNotice>();

    public DbSet<NoticeChoices> NoticeChoices => Set<NoticeChoices>();

    public DbSet<NoticeMark> NoticeMarks => Set<NoticeMark>();

    public DbSet<TriageAct> TriageActs => Set<TriageAct>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<HostPace> HostPaces => Set<HostPace>();

    public DbSet<RobotsRecord> RobotsRecords => Set<RobotsRecord>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<CountryCode>().HaveConversion<CountryCodeConverter>().HaveMaxLength(3).AreFixedLength();

        // Enumerations are kept by name, so that the tables can be read, and reordering members changes nothing.
        configurationBuilder.Properties<Enum>().HaveConversion<string>();

        // The codebook has keys of its own.
        configurationBuilder.Properties<Topic>().HaveConversion<TopicConverter>();
        configurationBuilder.Properties<Stance>().HaveConversion<StanceConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ConfigureAccounts();
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        builder.ApplyConfigurationsFromAssembly(typeof(NewsTrackerDbContext).Assembly);
    }

    private sealed class TopicConverter() : ValueConverter<Topic, string>(topic => topic.ToKey(), key => CodebookKeys.ParseTopic(key));

    private sealed class StanceConverter() : ValueConverter<Stance, string>(stance => stance.ToKey(), key => CodebookKeys.ParseStance(key));

    private sealed class CountryCodeConverter() : ValueConverter<CountryCode, string>(code => code.Value, value => CountryCode.Parse(value, null));
}
