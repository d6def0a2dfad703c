namespace NewsTracker.Scraping.Ingestion;

/// <summary>A page that nobody published, with what most pages have: what they declare of themselves, a menu, a text with quotes and dates, links below it.</summary>
internal static class FirstPage
{
    public const string Html =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Minister: we stay in the Ottawa Convention - The Example</title>
        <meta name="description" content="The government says that it has no plans to leave the treaty on landmines.">
        <meta property="og:title" content="Minister: we stay in the Ottawa Convention">
        <meta property="og:type" content="article">
        <meta property="og:site_name" content="The Example">
        <meta property="article:published_time" content="2025-03-04T09:30:00+00:00">
        <link rel="canonical" href="https://example.org/news/we-stay">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Minister: we stay in the Ottawa Convention","datePublished":"2025-03-04T09:30:00+00:00","author":[{"@type":"Person","name":"Jane Doe"}],"publisher":{"@type":"Organization","name":"The Example"}}</script>
        </head>
        <body>
        <header><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/about">About us</a></li></ul></nav></header>
        <main><article>
        <h1>Minister: we stay in the Ottawa Convention</h1>
        <p class="byline">By <a href="/authors/jane-doe">Jane Doe</a> <time datetime="2025-03-04T09:30:00+00:00">4 March 2025, 09:30</time></p>
        <figure><img src="/pictures/1.jpg" alt="A deminer at work"><figcaption>A deminer at work. Photo: Example</figcaption></figure>
        <p>The government of Norway has no plans to withdraw from the Ottawa Convention, the foreign minister told parliament on Tuesday, after several neighbours had announced that they would leave the treaty.</p>
        <p>“Anti-personnel mines kill children and farmers long after a war has ended,” the minister said. “We remain a party to the Convention, and we call on every state to join it.”</p>
        <h2>Neighbours on their way out</h2>
        <p>Finland, Estonia, Latvia, Lithuania and Poland have said that they intend to leave. Under Article 20 a withdrawal takes effect six months after the notice has reached the Secretary-General of the United Nations, unless the state is engaged in an armed conflict.</p>
        <p>Opposition parties asked for a debate. “We should not rule out any weapon that our soldiers may need,” one of their members said, and added that the army had destroyed its stockpile of 160,000 mines in 1996.</p>
        <blockquote><p>“The norm against these weapons has saved thousands of lives, and it must be defended,” said a spokesperson of the International Campaign to Ban Landmines.</p></blockquote>
        <ul><li>The Convention entered into force in March 1999.</li><li>More than 160 states are parties; the United States, Russia and China are not.</li></ul>
        <p>Ukraine, which is among the most heavily mined countries in the world, needs help with clearance for many years. Its ministry of defence reported last week that 35,000 square kilometres had been returned to use.</p>
        <table><tr><th>Country</th><th>Year</th></tr><tr><td>Norway</td><td>1998</td></tr><tr><td>Poland</td><td>2012</td></tr></table>
        <p>The committee will take the matter up again on 12 March.</p>
        </article>
        <aside class="related"><h3>Read also</h3><ul><li><a href="/news/1">Clearance begins in the south</a></li><li><a href="/news/2">What the treaty says</a></li><li><a href="/news/3">Ten years of help for victims</a></li></ul></aside></main>
        <footer><p>© The Example. All rights reserved.</p><form action="/newsletter"><input type="email" name="address"><button>Subscribe to our newsletter</button></form></footer>
        </body>
        </html>
        """;

    public static readonly Uri Url = new("https://example.org/news/we-stay");
}
